import { expect, test } from "@jest/globals";
import { internalApiCiJob } from "../../../lib/constructs/internal-api/ci-job";

const API = {
  apiName: "artifact-store",
  audience: "internal-api:artifact-store",
  policyFile: "artifact-store.internal-api.json",
};
const JOB = {
  name: "publisher",
  at: "artifact-store",
  identity: "artifact-store.internal-api.json#publisher",
  audience: "internal-api:artifact-store",
  tokenVariable: "ARTIFACT_STORE_ID_TOKEN",
  variables: {},
  script: [],
};

test("a job that calls the API has its token in a variable", () => {
  expect(internalApiCiJob("publisher", { ...API, url: undefined })).toEqual(JOB);
});

test("and the URL in another, where it is known", () => {
  const url = "https://artifacts.corp.example";
  expect(internalApiCiJob("publisher", { ...API, url })).toEqual({
    ...JOB,
    variables: { ARTIFACT_STORE_URL: url },
  });
});

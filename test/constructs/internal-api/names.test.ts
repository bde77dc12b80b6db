import { expect, test } from "@jest/globals";
import { kebabCase, variablePrefix } from "../../../lib/constructs/internal-api/names";

test.each([
  ["ArtifactStore", "artifact-store"],
  ["artifact-store", "artifact-store"],
  ["HTTPApi2Go", "http-api2-go"],
  ["Store", "store"],
])("%s is named %s", (id, name) => {
  expect(kebabCase(id)).toBe(name);
});

test("variables are upper-case words", () => {
  expect(variablePrefix("artifact-store")).toBe("ARTIFACT_STORE");
});

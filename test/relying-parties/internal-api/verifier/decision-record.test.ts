import { expect, test } from "@jest/globals";
import { jobRecord } from "../../../../lib/relying-parties/internal-api/verifier/decision-record";
import { RELEASE } from "../../../support/internal-api";

test("a job is told by claims that name nobody", () => {
  expect(jobRecord(RELEASE)).toEqual({
    project_path: "shop/web",
    ref: "main",
    pipeline_id: "5000",
    job_id: "50000",
  });
});

test("what is no text is left out", () => {
  expect(jobRecord({ ref: ["main"], job_id: 5, pipeline_id: null })).toEqual({});
});

import { expect, test } from "@jest/globals";
import { EVERYBODY, exact, glob, jobToken, opaque, restrict, trustOf } from "../../../lib/core";
import { jobWords, trustWords } from "../../../lib/review/diff/trust-words";

test("one line for each way in", () => {
  const trust = trustOf({ project_id: exact(opaque("${gitlab_project.web.id}")), ref: glob("v*") });
  expect(trustWords(trust)).toEqual(['project_id "${gitlab_project.web.id}", ref v*']);
  expect(trustWords(EVERYBODY)).toEqual(["any token"]);
  expect(trustWords(trustOf({ ref: exact("a b") }))).toEqual([]);
  expect(trustWords(restrict(EVERYBODY, "environment", exact("production"), true))).toEqual([
    'environment "production" or nothing',
  ]);
});

test.each([
  [{}, "a job of example-group/example-project on protected branch main"],
  [
    { ref_protected: "false", pipeline_source: "merge_request_event", ref: "x" },
    "a merge request job of example-group/example-project on unprotected branch x",
  ],
  [
    { environment: "production" },
    "a job of example-group/example-project on protected branch main, environment production",
  ],
])("%j", (claims, words) => {
  expect(jobWords(jobToken(claims))).toBe(words);
});

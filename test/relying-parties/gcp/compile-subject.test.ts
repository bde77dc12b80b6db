import { expect, test } from "@jest/globals";
import { exact, glob, opaque, type Trust, trustOf } from "../../../lib/core";
import { printExpression } from "../../../lib/relying-parties/cel";
import { subjectExpression } from "../../../lib/relying-parties/gcp/compile-subject";

const REF = "assertion.project_id + ':' + assertion.ref_type + ':' + assertion.ref";
const IDS = "assertion.project_id + ':' + assertion.pipeline_id + ':' + assertion.job_id";
const written = (...trusts: readonly Trust[]): string =>
  printExpression(subjectExpression(trusts), "assertion");
const named = (ref: string, id = "20"): Trust =>
  trustOf({ project_id: exact(id), ref_type: exact("branch"), ref: exact(ref) });

test.each([
  ["a short ref", [named("main")], REF],
  ["the longest that fits", [named("x".repeat(127 - "20:branch:".length))], REF],
  ["one byte more", [named("x".repeat(128 - "20:branch:".length))], IDS],
  ["bytes, not characters", [named("é".repeat(60))], IDS],
  ["an id that is not known", [named("main", opaque("${gitlab_project.web.id}"))], REF],
  [
    "an id that is not known has up to 19 digits",
    [named("x".repeat(127 - 19 - ":branch:".length), opaque("${gitlab_project.web.id}"))],
    REF,
  ],
  [
    "and not one more",
    [named("x".repeat(128 - 19 - ":branch:".length), opaque("${gitlab_project.web.id}"))],
    IDS,
  ],
  [
    "a pattern has no longest ref",
    [trustOf({ project_id: exact("20"), ref: glob("release/*") })],
    IDS,
  ],
  ["any ref", [trustOf({ project_id: exact("20") })], IDS],
  ["one identity of several with a pattern", [named("main"), trustOf({ ref: glob("r*") })], IDS],
])("%s", (_name, trusts, expected) => {
  expect(written(...trusts)).toBe(expected);
});

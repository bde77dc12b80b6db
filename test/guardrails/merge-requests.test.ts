import { expect, test } from "@jest/globals";
import { type ClaimName, complement, exact, type Language, trustOf } from "../../lib/core";
import { admitsMergeRequests } from "../../lib/guardrails/merge-requests";

test.each<[string, Partial<Record<ClaimName, Language>>, boolean]>([
  ["open", {}, true],
  ["a branch", { ref_type: exact("branch") }, true],
  ["a tag", { ref_type: exact("tag") }, false],
  ["a protected ref", { ref_protected: exact("true") }, false],
  ["pushes", { pipeline_source: exact("push") }, false],
  ["all but merge requests", { pipeline_source: complement(exact("merge_request_event")) }, false],
])("%s: %#", (_name, claims, expected) => {
  const [grant] = trustOf({ project_id: exact("20"), ...claims }).grants;
  expect(grant && admitsMergeRequests(grant)).toBe(expected);
});

import { expect, test } from "@jest/globals";
import { wildcardInExactSubject } from "../../../lib/guardrails/rules/entra-wildcard-in-exact-subject";
import { EXACT, exactly, FLEXIBLE, flexibly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(wildcardInExactSubject, inputFrom(onGitlabCom({ [type]: { x: attributes } })));

test.each([
  "project_path:shop/web:ref_type:branch:ref:feature/*",
  "project_id:2?",
  "project_id:${var.x}:*",
])("%s", (subject) => {
  for (const [type, attributes] of [
    [EXACT, exactly({ subject })],
    [MANAGED, managed({ subject })],
  ] as const) {
    expect(found(type, attributes)).toEqual([
      `error ${type}.x: the subject has a wildcard, and this credential takes it for a letter`,
    ]);
  }
});

test("quiet without one, and in an expression", () => {
  expect(found(EXACT, exactly())).toEqual([]);
  expect(found(FLEXIBLE, flexibly())).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { duplicateSubject } from "../../../lib/guardrails/rules/entra-duplicate-subject";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (b: object, type = EXACT, a = exactly()) =>
  findingsOf(duplicateSubject, inputFrom(onGitlabCom({ [type]: { a, b } })));

test("the same issuer and subject, whatever the audience", () => {
  expect(found(exactly({ audiences: ["other"], display_name: "other" }))).toEqual([
    `error ${EXACT}.b: issuer and subject are those of ${EXACT}.a already`,
  ]);
  expect(found(flexibly({ audience: "other" }), FLEXIBLE, flexibly())).toEqual([
    `error ${FLEXIBLE}.b: issuer and subject are those of ${FLEXIBLE}.a already`,
  ]);
  const late = exactly({ subject: "project_id:${gitlab_project.x.id}:ref:main" });
  expect(found(late, EXACT, late)).toHaveLength(1);
});

test.each([
  ["another subject", { subject: "project_id:21" }],
  ["another issuer", { issuer: "https://gitlab.example.com" }],
  ["another holder", { application_id: "/applications/9" }],
])("quiet for %s", (_, others) => {
  expect(found(exactly(others))).toEqual([]);
});

test("quiet for instances that are not known yet", () => {
  expect(found(exactly({ count: "${var.n}" }))).toEqual([]);
});

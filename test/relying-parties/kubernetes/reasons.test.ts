import { describe, expect, test } from "@jest/globals";
import { jobToken } from "../../../lib/core";
import { evaluate } from "../../../lib/relying-parties/kubernetes";
import {
  AUDIENCE,
  bindingDocument,
  clusterOf,
  configuration,
  type Entry,
  entry,
  roleBinding,
  stackWith,
  type SubjectText,
} from "../../support/kubernetes";

const reasonsOf = (parts: Entry, subjects: readonly SubjectText[], claims: object = {}) =>
  evaluate(
    bindingDocument(clusterOf(parts, subjects)),
    jobToken({ aud: AUDIENCE, project_id: "20", ...claims }),
  ).reasons;

describe("why a token is not one of the subjects", () => {
  test.each<[string, Entry, readonly SubjectText[], object, unknown]>([
    [
      "another project",
      {},
      ["User gitlab:21"],
      {},
      [
        {
          code: "mismatch",
          claim: "project_id",
          expected: "'gitlab:' + claims.project_id == 'gitlab:21'",
          received: '"20"',
        },
      ],
    ],
    [
      "another group of a claim",
      { groups: { claim: "groups_direct", prefix: "gitlab:" } },
      ["Group gitlab:a/b"],
      {},
      [{ code: "absent", claim: "groups_direct", expected: '"a/b"', received: "nothing" }],
    ],
    [
      "a condition of a group",
      { groups: { expression: "claims.ref == 'x' ? 'gitlab:x' : ''" } },
      ["Group gitlab:x"],
      {},
      [{ code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' }],
    ],
    [
      "a name of another prefix",
      { groups: { claim: "groups_direct", prefix: "team:" } },
      ["Group gitlab:x"],
      {},
      [{ code: "mismatch", claim: "", expected: 'Group "gitlab:x"', received: "another user" }],
    ],
    [
      "no groups at all",
      {},
      ["Group gitlab:x"],
      {},
      [{ code: "mismatch", claim: "", expected: 'Group "gitlab:x"', received: "another user" }],
    ],
  ])("%s", (_name, parts, subjects, claims, expected) => {
    expect(reasonsOf(parts, subjects, claims)).toEqual(expected);
  });
});

describe("why a token is not accepted", () => {
  test.each<[string, Entry, object, unknown]>([
    [
      "a rule",
      { rules: ["claims.ref == 'x'"] },
      {},
      [{ code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' }],
    ],
    [
      "a required value",
      { claimValidationRules: [{ claim: "ref", requiredValue: "x" }] },
      {},
      [{ code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' }],
    ],
    [
      "a required claim",
      { claimValidationRules: [{ claim: "environment", requiredValue: "x" }] },
      {},
      [{ code: "absent", claim: "environment", expected: '"x"', received: "nothing" }],
    ],
    [
      "one reason for a claim",
      { rules: ["claims.ref == 'x'", "claims.ref == 'y'"] },
      {},
      [{ code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' }],
    ],
    [
      "the audience",
      {},
      { aud: "x" },
      [{ code: "mismatch", claim: "aud", expected: `"${AUDIENCE}"`, received: '"x"' }],
    ],
    [
      "no audience",
      {},
      { aud: null },
      [{ code: "absent", claim: "aud", expected: `"${AUDIENCE}"`, received: "nothing" }],
    ],
    [
      "the issuer",
      {},
      { iss: "x" },
      [{ code: "mismatch", claim: "iss", expected: '"https://gitlab.com"', received: '"x"' }],
    ],
    [
      "a user name that cannot be made",
      {},
      { project_id: null },
      [{ code: "absent", claim: "project_id", expected: expect.anything(), received: "nothing" }],
    ],
    [
      "groups that are a number",
      { groups: { claim: "runner_id", prefix: "gitlab:" } },
      {},
      [
        {
          code: "mismatch",
          claim: "runner_id",
          expected: "a text or a list of texts",
          received: "1",
        },
      ],
    ],
    [
      "groups that fail",
      { groups: { expression: "['gitlab:' + claims.environment]" } },
      {},
      [{ code: "absent", claim: "environment", expected: expect.anything(), received: "nothing" }],
    ],
    [
      "a user rule",
      { userRules: ["user.username != 'gitlab:20'"] },
      {},
      [
        {
          code: "mismatch",
          claim: "",
          expected: "a user that the user validation rules allow",
          received: '"gitlab:20"',
        },
      ],
    ],
    [
      "no mapping of the user",
      { username: {} },
      {},
      [{ code: "mismatch", claim: "", expected: "a username", received: "no mapping" }],
    ],
    [
      "a uid of a claim",
      { uid: { claim: "environment" } },
      {},
      [
        {
          code: "absent",
          claim: "environment",
          expected: "a text for the uid",
          received: "nothing",
        },
      ],
    ],
    [
      "a uid of an expression",
      { uid: { expression: "claims.environment" } },
      {},
      [
        {
          code: "absent",
          claim: "environment",
          expected: "a text for the uid",
          received: "nothing",
        },
      ],
    ],
    [
      "an addition",
      { extra: [{ key: "x.example/a", valueExpression: "claims.runner_id" }] },
      {},
      [
        {
          code: "mismatch",
          claim: "runner_id",
          expected: "texts that are added to the user",
          received: "1",
        },
      ],
    ],
    [
      "a subject that is no text",
      {},
      { sub: 5 },
      [{ code: "mismatch", claim: "sub", expected: "a text", received: "something else" }],
    ],
  ])("%s", (_name, parts, claims, expected) => {
    expect(reasonsOf(parts, ["User gitlab:20"], claims)).toEqual(expected);
  });
});

test("what keeps it open is told", () => {
  const late = "claims.project_id == '${gitlab_project.web.id}'";
  expect(reasonsOf({ rules: [late] }, ["User gitlab:20"])).toEqual([
    {
      code: "unknown-value",
      claim: "project_id",
      expected: '"${gitlab_project.web.id}"',
      received: '"20"',
    },
  ]);
  expect(
    reasonsOf({ rules: ["unheard(claims.ref)"] }, ["User gitlab:20"]).map(({ code }) => code),
  ).toEqual(["not-understood"]);
});

test("gaps of an authenticator are told where nothing else is open", () => {
  const document = bindingDocument(
    stackWith({
      "auth.yaml": configuration(entry()),
      "rbac.yaml": roleBinding(["User gitlab:20"]),
    }),
  );
  const gaps = [{ code: "unknown-value" as const, message: "something is not known" }];
  const open = {
    ...document,
    authenticators: document.authenticators.map((a) => ({ ...a, gaps })),
  };
  expect(evaluate(open, jobToken({ aud: AUDIENCE, project_id: "20" }))).toEqual({
    admitted: null,
    reasons: [
      { code: "unknown-value", claim: "", expected: "something is not known", received: "" },
    ],
  });
});

import { describe, expect, test } from "@jest/globals";
import { jobToken } from "../../../lib/core";
import { AUTHENTICATED, prepare } from "../../../lib/relying-parties/kubernetes";
import { assume } from "../../../lib/terraform";
import {
  AUDIENCE,
  bindingDocument,
  clusterOf,
  configuration,
  type Entry,
  entry,
  stackWith,
  type SubjectText,
} from "../../support/kubernetes";

const token = (claims: object = {}) => jobToken({ aud: AUDIENCE, project_id: "20", ...claims });
const verdict = (parts: Entry, subject: SubjectText, claims: object = {}): unknown => {
  const [own] = prepare(bindingDocument(clusterOf(parts, [subject]))).authenticators;
  return own?.answer(token(claims)).verdict;
};

describe("a token is accepted and named", () => {
  test.each<[string, Entry, SubjectText, object, boolean | null]>([
    ["by its user name", {}, "User gitlab:20", {}, true],
    ["not by a user of other case", {}, "User GitLab:20", {}, false],
    ["by the group of everybody", {}, `Group ${AUTHENTICATED}`, {}, true],
    [
      "by a group of a claim",
      { groups: { claim: "groups_direct", prefix: "gitlab:" } },
      "Group gitlab:a/b",
      { groups_direct: ["x", "a/b"] },
      true,
    ],
    [
      "not by a group that it lacks",
      { groups: { claim: "groups_direct", prefix: "gitlab:" } },
      "Group gitlab:a/b",
      { groups_direct: ["x"] },
      false,
    ],
    [
      "not by a user of a group's name",
      { groups: { expression: "'gitlab:g'" } },
      "User gitlab:g",
      {},
      false,
    ],
    [
      "by a group that is a text",
      { groups: { expression: "'gitlab:' + claims.ref" } },
      "Group gitlab:main",
      {},
      true,
    ],
    [
      "not where its groups fail, whatever its user",
      { groups: { expression: "'x' + claims.environment" } },
      "User gitlab:20",
      {},
      false,
    ],
    ["with a list of audiences", {}, "User gitlab:20", { aud: ["x", AUDIENCE] }, true],
    ["not with another audience", {}, "User gitlab:20", { aud: "x" }, false],
    ["not with an empty list", {}, "User gitlab:20", { aud: [] }, false],
    ["not with a list of other types", {}, "User gitlab:20", { aud: [AUDIENCE, 5] }, false],
    ["not without an audience", {}, "User gitlab:20", { aud: null }, false],
    ["not of another issuer", {}, "User gitlab:20", { iss: "https://gitlab.com/" }, false],
    ["not without an issuer", {}, "User gitlab:20", { iss: null }, false],
    ["not with a subject that is no text", {}, "User gitlab:20", { sub: 5 }, false],
    ["without a subject", {}, "User gitlab:20", { sub: undefined }, true],
    ["where a rule holds", { rules: ["claims.ref == 'main'"] }, "User gitlab:20", {}, true],
    [
      "not where a rule does not hold",
      { rules: ["claims.ref == 'main'", "claims.ref == 'x'"] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "not where a rule fails",
      { rules: ["claims.environment != 'x'"] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "where a claim has its value",
      { claimValidationRules: [{ claim: "ref", requiredValue: "main" }] },
      "User gitlab:20",
      {},
      true,
    ],
    [
      "not where a claim has another",
      { claimValidationRules: [{ claim: "ref", requiredValue: "Main" }] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "not where a claim is a number",
      { claimValidationRules: [{ claim: "runner_id", requiredValue: "1" }] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "not where a claim is absent",
      { claimValidationRules: [{ claim: "x", requiredValue: "" }] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "where user rules hold",
      {
        userRules: [
          "!user.username.startsWith('system:')",
          "user.groups.all(g, !g.startsWith('system:'))",
        ],
      },
      "User gitlab:20",
      {},
      true,
    ],
    [
      "not where they do not",
      { userRules: ["user.username != 'gitlab:20'"] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "not where groups are the cluster's own",
      {
        groups: { expression: "['system:masters']" },
        userRules: ["user.groups.all(g, !g.startsWith('system:'))"],
      },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "as one of the cluster's own without such a rule",
      { groups: { expression: "['system:' + 'masters']" } },
      "Group system:masters",
      {},
      true,
    ],
    ["where a uid can be made", { uid: { claim: "job_id" } }, "User gitlab:20", {}, true],
    [
      "not where a uid cannot be made",
      { uid: { claim: "environment" } },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "not where an addition cannot be made",
      { extra: [{ key: "x.example/env", valueExpression: "claims.environment" }] },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "where a rule on an addition holds",
      {
        extra: [{ key: "x.example/ref", valueExpression: "claims.ref" }],
        userRules: ["user.extra['x.example/ref'] == ['main']"],
      },
      "User gitlab:20",
      {},
      true,
    ],
    [
      "not where it does not",
      {
        extra: [{ key: "x.example/ref", valueExpression: "claims.ref" }],
        userRules: ["user.extra['x.example/ref'] == ['x']"],
      },
      "User gitlab:20",
      {},
      false,
    ],
    [
      "as a service account, where the mapping gives its name",
      { username: { expression: "'system:serviceaccount:web:' + claims.user_login" } },
      "ServiceAccount ci",
      { user_login: "ci" },
      true,
    ],
    [
      "perhaps, where a form is not understood",
      { rules: ["unheard(claims.ref)"] },
      "User gitlab:20",
      {},
      null,
    ],
  ])("%s", (_name, parts, subject, claims, expected) => {
    expect(verdict(parts, subject, claims)).toBe(expected);
  });
});

describe("an id that is not known yet", () => {
  const stack = stackWith(
    {
      "auth.yaml": configuration(
        entry({ rules: ["claims.project_id == '${gitlab_project.web.id}'"] }),
      ),
    },
    {
      resource: {
        gitlab_project: { web: { name: "web" } },
        kubernetes_role_binding_v1: {
          x: {
            metadata: { name: "x" },
            subject: [{ kind: "User", name: "gitlab:${gitlab_project.web.id}" }],
          },
        },
      },
    },
  );
  const asked = (of = stack) => prepare(bindingDocument(of)).authenticators[0]?.answer(token());

  test("leaves it open", () => {
    expect(asked()).toMatchObject({ rules: [null], named: null, verdict: null });
  });

  test("and settles it once it is assumed", () => {
    expect(asked(assume(stack, new Map([["gitlab_project.web.id", "20"]])))?.verdict).toBe(true);
    expect(asked(assume(stack, new Map([["gitlab_project.web.id", "21"]])))?.verdict).toBe(false);
  });
});

test("subjects that are not known may name anybody", () => {
  const resource = {
    kubernetes_role_binding: { x: { metadata: { name: "x" }, subject: "${var.s}" } },
  };
  const stack = stackWith({ "auth.yaml": configuration(entry()) }, { resource });
  expect(prepare(bindingDocument(stack)).authenticators[0]?.answer(token()).verdict).toBeNull();
});

test("what is not known of an authenticator leaves it open", () => {
  const eks = (oidc: unknown) =>
    stackWith(
      {},
      {
        resource: {
          aws_eks_identity_provider_config: { x: { cluster_name: "web", oidc } },
          kubernetes_role_binding: {
            x: { metadata: { name: "x" }, subject: { kind: "User", name: "gitlab:20" } },
          },
        },
      },
    );
  const known = {
    issuer_url: "https://gitlab.com",
    client_id: AUDIENCE,
    username_claim: "project_id",
    username_prefix: "gitlab:",
  };
  const answer = (oidc: unknown) =>
    prepare(bindingDocument(eks(oidc))).authenticators[0]?.answer(token()).verdict;
  expect(answer(known)).toBe(true);
  expect(answer({ ...known, required_claims: "${var.c}" })).toBeNull();
  expect(answer({ ...known, client_id: undefined })).toBeNull();
  expect(answer({ ...known, issuer_url: "${var.url}" })).toBeNull();
});

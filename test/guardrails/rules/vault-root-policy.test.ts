import { expect, test } from "@jest/globals";
import { vaultRootPolicy } from "../../../lib/guardrails/rules/vault-root-policy";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultRootPolicy, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

const policy = (text: string) => ({ vault_policy: { p: { name: "deploy", policy: text } } });

test("a role that can do anything", () => {
  expect(findings({ token_policies: ["root"] })).toEqual([
    `warning ${ROLE}: jobs that log in to deploy can do anything: the policy root allows everything`,
  ]);
  expect(findings({}, policy('path "*" { capabilities = ["sudo", "update"] }'))).toEqual([
    `warning ${ROLE}: jobs that log in to deploy can do anything: deploy (vault_policy.p) may sudo and update *`,
  ]);
});

test("a role that cannot", () => {
  expect(findings({})).toEqual([]);
  expect(findings({}, policy('path "secret/*" { capabilities = ["update"] }'))).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { vaultRoleType } from "../../../lib/guardrails/rules/vault-role-type";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultRoleType, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each([
  [undefined, "no role_type, which Vault takes for oidc"],
  ["oidc", "the role_type oidc"],
  ["JWT", "the role_type JWT"],
])("the type %j", (role_type, words) => {
  expect(findings({ role_type })).toEqual([
    `error ${ROLE}: the role deploy has ${words}: no job can log in`,
  ]);
});

test.each(["jwt", "${var.type}"])("the type %j passes", (role_type) => {
  expect(findings({ role_type })).toEqual([]);
});

test("a role for people passes", () => {
  const people = { role_type: "oidc", bound_claims: {}, allowed_redirect_uris: ["https://x"] };
  expect(findings(people)).toEqual([]);
});

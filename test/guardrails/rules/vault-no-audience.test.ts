import { expect, test } from "@jest/globals";
import { vaultNoAudience } from "../../../lib/guardrails/rules/vault-no-audience";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultNoAudience, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each([[undefined], [[]]])("a role with the audiences %j", (bound_audiences) => {
  expect(findings({ bound_audiences })).toEqual([
    `error ${ROLE}: the role deploy has no bound_audiences: Vault refuses every token that has an audience`,
  ]);
});

test.each([[["a"]], ["${var.aud}"]])("a role with the audiences %j passes", (bound_audiences) => {
  expect(findings({ bound_audiences })).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { vaultNumericClaim } from "../../../lib/guardrails/rules/vault-numeric-claim";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultNumericClaim, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each([
  ["runner_id", "runner_id"],
  ["/runner_id", "/runner_id"],
  ["exp", "exp"],
])("a number: %s", (claim, shown) => {
  expect(findings({ bound_claims: { [claim]: "1" } })).toEqual([
    `error ${ROLE}: bound_claims of deploy asks for ${shown}, which is a number: no token has the text "1" there`,
  ]);
});

test.each(["project_id", "runner_environment", "/x/exp", "pipeline_id"])("a text: %s", (claim) => {
  expect(findings({ bound_claims: { [claim]: "1" } })).toEqual([]);
});

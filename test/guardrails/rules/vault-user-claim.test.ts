import { expect, test } from "@jest/globals";
import { vaultUserClaim } from "../../../lib/guardrails/rules/vault-user-claim";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultUserClaim, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each(["user_email", "user_login", "user_id"])("%s", (user_claim) => {
  expect(findings({ user_claim })).toEqual([
    `info ${ROLE}: a job that logs in to deploy becomes the entity of whoever started it`,
  ]);
});

test.each(["project_id", "sub", "${var.claim}", undefined])("%s passes", (user_claim) => {
  expect(findings({ user_claim })).toEqual([]);
});

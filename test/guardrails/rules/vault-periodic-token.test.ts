import { expect, test } from "@jest/globals";
import { vaultPeriodicToken } from "../../../lib/guardrails/rules/vault-periodic-token";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultPeriodicToken, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

const SERVICE = { token_type: "service", token_period: 3600 };

test.each([
  [
    SERVICE,
    "warning",
    "a job that logs in to deploy can renew its token every 3600 seconds, for ever",
  ],
  [
    { ...SERVICE, token_explicit_max_ttl: 7200 },
    "info",
    "a job that logs in to deploy can renew its token every 3600 seconds for 7200 seconds",
  ],
  [
    { token_period: 3600 },
    "error",
    "the role deploy has token_period beside batch tokens, and Vault refuses to write it",
  ],
])("%j", (others, severity, message) => {
  expect(findings(others)).toEqual([`${severity} ${ROLE}: ${message}`]);
});

test.each([[{}], [{ token_period: 0 }], [{ token_type: "service" }]])("passes: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

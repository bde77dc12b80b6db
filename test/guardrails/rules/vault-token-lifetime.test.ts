import { expect, test } from "@jest/globals";
import { vaultTokenLifetime } from "../../../lib/guardrails/rules/vault-token-lifetime";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultTokenLifetime, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

const NONE = { token_type: "service", token_ttl: undefined, token_max_ttl: undefined };

test.each([
  [{ token_ttl: 901 }, "error", "has a token_ttl of 901 above its token_max_ttl of 900"],
  [NONE, "warning", "sets no limit to its service tokens: they live as long as the server allows"],
  [
    { ...NONE, token_ttl: 600 },
    "warning",
    "sets no limit to its service tokens: they live as long as the server allows",
  ],
  [
    { ...NONE, token_type: "batch" },
    "warning",
    "sets no limit to its batch tokens: they live as long as the server allows",
  ],
  [
    { ...NONE, token_max_ttl: 3601 },
    "info",
    "gives a service token that can live for 3601 seconds",
  ],
  [
    { token_ttl: 7200, token_max_ttl: 7200 },
    "info",
    "gives a batch token that can live for 7200 seconds",
  ],
])("%j", (others, severity, words) => {
  expect(findings(others)).toEqual([`${severity} ${ROLE}: the role deploy ${words}`]);
});

test.each([
  [{}],
  [{ token_ttl: 900 }],
  [{ ...NONE, token_max_ttl: 3600 }],
  [{ ...NONE, token_explicit_max_ttl: 600 }],
  [{ ...NONE, token_type: "batch", token_ttl: 600 }],
  [{ ...NONE, token_period: 60 }],
  [{ ...NONE, token_max_ttl: "${var.max}" }],
])("passes: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { vaultIssuerSlash } from "../../../lib/guardrails/rules/vault-issuer-slash";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { mount, role } from "../../support/vault";

const findings = (others: object, roles: Readonly<Record<string, object>> = { a: role() }) =>
  findingsOf(
    vaultIssuerSlash,
    inputFrom(
      onGitlabCom({
        vault_jwt_auth_backend: { gitlab: { ...mount(), ...others } },
        vault_jwt_auth_backend_role: roles,
      }),
    ),
  );
const MOUNT = "vault_jwt_auth_backend.gitlab";

test.each([
  [{ bound_issuer: "https://gitlab.com/" }, "bound_issuer ends in a slash"],
  [{ bound_issuer: "gitlab.com" }, "bound_issuer has no scheme"],
  [{ bound_issuer: "gitlab.example.com" }, "bound_issuer has no scheme"],
  [{ oidc_discovery_url: "https://gitlab.com/" }, "oidc_discovery_url ends in a slash"],
])("%j", (others, words) => {
  expect(findings(others)).toEqual([
    `error ${MOUNT}: ${words}, and GitLab's issuer does not look so`,
  ]);
});

test.each([
  [{}],
  [{ bound_issuer: "https://gitlab.example.com" }],
  [{ bound_issuer: "http://gitlab.example.com" }],
  [{ bound_issuer: "https://id.example.com/" }],
  [{ bound_issuer: "${var.issuer}/" }],
])("passes: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

test("a mount without roles for jobs passes", () => {
  expect(findings({ bound_issuer: "https://gitlab.com/" }, {})).toEqual([]);
});

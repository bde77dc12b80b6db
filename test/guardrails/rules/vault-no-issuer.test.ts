import { expect, test } from "@jest/globals";
import { vaultNoIssuer } from "../../../lib/guardrails/rules/vault-no-issuer";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { mount, role } from "../../support/vault";

const findings = (ofMount: object) =>
  findingsOf(
    vaultNoIssuer,
    inputFrom(
      onGitlabCom({
        vault_jwt_auth_backend: { gitlab: ofMount },
        vault_jwt_auth_backend_role: { a: role(), b: role({ role_name: "b" }) },
      }),
    ),
  );
const URL = "https://gitlab.com";

test.each([
  [{ path: "gitlab", jwks_url: `${URL}/oauth/discovery/keys` }, "from a URL"],
  [{ path: "gitlab", jwt_validation_pubkeys: ["key"] }, "by hand"],
])("keys that imply no issuer: %j", (ofMount, words) => {
  expect(findings(ofMount)).toEqual([
    `warning vault_jwt_auth_backend.gitlab: the mount takes tokens whatever issuer they name: its keys come ${words}, and it has no bound_issuer`,
  ]);
});

test.each([
  [mount()],
  [{ path: "gitlab", oidc_discovery_url: URL }],
  [{ path: "gitlab", jwks_url: `${URL}/keys`, bound_issuer: URL }],
  [{ path: "elsewhere" }],
  [{ path: "gitlab" }],
])("an issuer, or none that is known: %j", (ofMount) => {
  expect(findings(ofMount)).toEqual([]);
});

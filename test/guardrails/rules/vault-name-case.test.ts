import { expect, test } from "@jest/globals";
import { vaultNameCase } from "../../../lib/guardrails/rules/vault-name-case";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { mount, role } from "../../support/vault";

const findings = (a: object, b: object, mounts: Readonly<Record<string, object>> = {}) =>
  findingsOf(
    vaultNameCase,
    inputFrom(
      onGitlabCom({
        vault_jwt_auth_backend: { gitlab: mount(), ...mounts },
        vault_jwt_auth_backend_role: { a: role(a), b: role(b) },
      }),
    ),
  );
const at = (one: string, other: string) =>
  `error vault_jwt_auth_backend_role.${one}: Vault takes this role and vault_jwt_auth_backend_role.${other} for one: their names differ in case alone, or not at all`;
const BOTH = [at("a", "b"), at("b", "a")];

test.each([
  ["in case", { role_name: "Deploy" }, { role_name: "deploy" }, {}],
  ["not at all", {}, {}, {}],
  ["by path and by reference", { backend: "gitlab" }, {}, {}],
  [
    "on the one mount whose path is not known",
    {},
    { role_name: "DEPLOY" },
    { gitlab: { ...mount(), path: "${var.path}" } },
  ],
])("names that differ %s", (_, a, b, mounts) => {
  expect(findings(a, b, mounts)).toEqual(BOTH);
});

test.each([
  ["other names", { role_name: "a" }, { role_name: "b" }, {}],
  ["other mounts", { backend: "gitlab" }, { backend: "other" }, {}],
  ["other namespaces", { namespace: "x" }, { namespace: "y" }, {}],
  ["other providers", { provider: "vault.x" }, {}, {}],
  ["a name that is not known", { role_name: "${var.a}" }, { role_name: "${var.b}" }, {}],
  [
    "mounts whose paths are not known",
    { backend: "${var.a}" },
    { backend: "${var.b}" },
    { more: { ...mount(), path: "more" } },
  ],
])("%s", (_, a, b, mounts) => {
  expect(findings(a, b, mounts)).toEqual([]);
});

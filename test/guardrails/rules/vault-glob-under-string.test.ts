import { expect, test } from "@jest/globals";
import { vaultGlobUnderString } from "../../../lib/guardrails/rules/vault-glob-under-string";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultGlobUnderString, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each(["string", undefined])("a star under the type %j", (bound_claims_type) => {
  expect(
    findings({ bound_claims_type, bound_claims: { project_path: "acme/*", ref: "x,v*" } }),
  ).toEqual([
    `error ${ROLE}: bound_claims of deploy asks for project_path "acme/*", star and all`,
    `error ${ROLE}: bound_claims of deploy asks for ref "x,v*", star and all`,
  ]);
});

test.each([
  [{ bound_claims_type: "glob", bound_claims: { ref: "v*" } }],
  [{ bound_claims_type: "${var.type}", bound_claims: { ref: "v*" } }],
  [{ bound_claims: { ref: "main" } }],
  [{ bound_subject: "a*" }],
])("passes: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

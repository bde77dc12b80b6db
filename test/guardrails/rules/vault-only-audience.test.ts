import { expect, test } from "@jest/globals";
import { vaultOnlyAudience } from "../../../lib/guardrails/rules/vault-only-audience";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultOnlyAudience, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each([
  [{ bound_claims: {} }],
  [{ bound_claims: undefined }],
  [{ bound_claims: { ref_protected: "true", ref: "main" } }],
  [{ bound_claims: { projects: "x" } }],
  [{ bound_claims: { user_login: "dev" }, bound_subject: "" }],
])("a role that asks for no project: %j", (others) => {
  expect(findings(others)).toEqual([
    `error ${ROLE}: the role deploy asks for no project, no namespace and no subject: every job of the issuer may log in`,
  ]);
});

test.each([
  [{}],
  [{ bound_claims: { project_path: "*" } }],
  [{ bound_claims: { "/namespace_id": "1" } }],
  [{ bound_claims: { job_project_id: "1" } }],
  [{ bound_claims: { sub: "x" } }],
  [{ bound_claims: {}, bound_subject: "x" }],
  [{ bound_claims: {}, bound_audiences: undefined }],
  [{ bound_claims: "${var.claims}" }],
])("a role that does, or that is not known: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

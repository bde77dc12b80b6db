import { expect, test } from "@jest/globals";
import { vaultCommaSplit } from "../../../lib/guardrails/rules/vault-comma-split";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";
import { roleResources } from "../../support/vault";

const findings = (others: object, more: Parameters<typeof roleResources>[1] = {}) =>
  findingsOf(vaultCommaSplit, inputFrom(onGitlabCom(roleResources(others, more))));
const ROLE = "vault_jwt_auth_backend_role.deploy";

test.each([
  ["ref", "a,b", "info", '"a" or "b"'],
  ["/sub", "a,b", "info", '"a" or "b"'],
  ["ref", "a,", "warning", '"a" or ""'],
  ["project_id", "2,,6", "warning", '"2" or "" or "6"'],
])("%s %p", (claim, value, severity, words) => {
  expect(findings({ bound_claims: { [claim]: value } })).toEqual([
    `${severity} ${ROLE}: bound_claims of deploy takes ${claim} apart into ${words}`,
  ]);
});

test.each([
  [{ bound_claims: { project_id: "2,6" } }],
  [{ bound_claims: { ref: "a" } }],
  [{ bound_claims: { ref: "" } }],
  [{ bound_claims: { ref: "a,b" }, disable_bound_claims_parsing: true }],
  [{ bound_subject: "a,b" }],
])("passes: %j", (others) => {
  expect(findings(others)).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { unresolvedToken } from "../../../lib/guardrails/rules/trust-unresolved-token";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const subject = (sub: string) =>
  inputFrom(onGitlabCom(roleResources({ conditions: tight({ "gitlab.com:sub": sub }) })));

test.each([
  ["project_id:$${TfToken[TOKEN.7]}:ref_type:branch:ref:main", "${TfToken[TOKEN.7]}"],
  ["project_id:-1.8881545897087903e+289:ref_type:branch:ref:main", "-1.8881545897087903e+289"],
])("%s", (sub, mark) => {
  expect(findingsOf(unresolvedToken, subject(sub))).toEqual([
    `error aws_iam_role.deploy: assume_role_policy holds the placeholder ${mark}, which stands for nothing at the relying party`,
  ]);
});

test("a reference that Terraform resolves", () => {
  const sub = "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main";
  expect(findingsOf(unresolvedToken, subject(sub))).toEqual([]);
});

test.each([
  ["azuread_application_federated_identity_credential", "subject"],
  ["azuread_application_flexible_federated_identity_credential", "claims_matching_expression"],
  ["azurerm_federated_identity_credential", "subject"],
  ["google_iam_workload_identity_pool_provider", "attribute_condition"],
  ["vault_jwt_auth_backend_role", "bound_subject"],
])("%s.%s", (type, name) => {
  const found = (value: unknown) =>
    findingsOf(unresolvedToken, inputFrom(onGitlabCom({ [type]: { x: { [name]: value } } })));
  expect(found("a:$${TfToken[TOKEN.7]}")).toEqual([
    `error ${type}.x: ${name} holds the placeholder \${TfToken[TOKEN.7]}, which stands for nothing at the relying party`,
  ]);
  expect(found("a:b")).toEqual([]);
});

test("maps are looked through", () => {
  const resources = {
    vault_jwt_auth_backend_role: { x: { bound_claims: { ref: "$${TfToken[TOKEN.7]}" } } },
  };
  expect(findingsOf(unresolvedToken, inputFrom(onGitlabCom(resources)))).toHaveLength(1);
});

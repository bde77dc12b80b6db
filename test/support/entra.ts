import { issuer, type Issuer } from "../../lib/core";
import {
  type Credential,
  type EntraDocument,
  findDocuments,
} from "../../lib/relying-parties/entra";
import { stackOf } from "./aws";

/** A self-managed GitLab for which Entra takes no patterns. */
export const EXACT_ONLY: Issuer = issuer({
  kind: "self-managed",
  url: "https://git.example.org",
  version: "19.4",
});

export const AUDIENCE = "api://AzureADTokenExchange";

/** Resource type of an exact credential of an application. */
export const EXACT = "azuread_application_federated_identity_credential";
/** Resource type of a flexible credential of an application. */
export const FLEXIBLE = "azuread_application_flexible_federated_identity_credential";
/** Resource type of a credential of a managed identity. */
export const MANAGED = "azurerm_federated_identity_credential";

/** Attributes of an exact credential for jobs on the protected main of project 20, others in their place. */
export function exactly(others: object = {}): object {
  return {
    application_id: "${azuread_application.deploy.id}",
    display_name: "deploy",
    audiences: [AUDIENCE],
    issuer: "https://gitlab.com",
    subject: "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    ...others,
  };
}

/** Attributes of a flexible credential for release branches of project 20, others in their place. */
export function flexibly(others: object = {}): object {
  return {
    application_id: "${azuread_application.deploy.id}",
    display_name: "releases",
    audience: AUDIENCE,
    issuer: "https://gitlab.com",
    claims_matching_expression:
      "claims['sub'] matches 'project_path:shop/web:ref_type:branch:ref:release/*' and claims['project_id'] eq '20'",
    ...others,
  };
}

/** Attributes of a credential of a managed identity, others in their place. */
export function managed(others: object = {}): object {
  return {
    parent_id: "${azurerm_user_assigned_identity.deploy.id}",
    resource_group_name: "ci",
    name: "deploy",
    audience: [AUDIENCE],
    issuer: "https://gitlab.com",
    subject: "project_id:20:ref_type:branch:ref:main:ref_protected:true",
    ...others,
  };
}

/** The documents of a configuration's resources. */
export function documentsIn(resource: object): readonly EntraDocument[] {
  return findDocuments(stackOf({ resource }));
}

/** The one document of a configuration with one credential. */
export function documentOf(type: string, attributes: object): EntraDocument {
  const [document] = documentsIn({ [type]: { deploy: attributes } });
  if (document === undefined) throw new Error("no credential is found");
  return document;
}

/** The documents that compiled credentials become in Terraform. */
export function documentsOf(credentials: readonly Credential[]): readonly EntraDocument[] {
  return credentials.map((credential) => {
    const { name, issuer: url, audience } = credential;
    const common = { display_name: name, issuer: url };
    return credential.kind === "exact"
      ? documentOf(
          EXACT,
          exactly({ ...common, audiences: [audience], subject: credential.subject }),
        )
      : documentOf(
          FLEXIBLE,
          flexibly({ ...common, audience, claims_matching_expression: credential.expression }),
        );
  });
}

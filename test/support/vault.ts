import { GITLAB_DOT_COM, type Token } from "../../lib/core";
import {
  type CompiledRole,
  evaluate,
  findDocuments,
  prepare,
  type VaultDocument,
} from "../../lib/relying-parties/vault";
import type { Resource } from "../../lib/terraform";
import { stackOf } from "./aws";

export const VAULT_AUDIENCE = "https://vault.shop.example/v1/auth/gitlab";

/** Attributes of a mount `gitlab` that takes the tokens of one issuer. */
export function mount(url: string = GITLAB_DOT_COM.url): object {
  return { path: "gitlab", type: "jwt", oidc_discovery_url: url, bound_issuer: url };
}

/** Attributes of a role `deploy` of that mount for one branch of one project, with others in their place; `undefined` leaves out. */
export function role(others: object = {}): object {
  const all: Readonly<Record<string, unknown>> = {
    backend: "${vault_jwt_auth_backend.gitlab.path}",
    role_name: "deploy",
    role_type: "jwt",
    user_claim: "project_id",
    bound_audiences: [VAULT_AUDIENCE],
    bound_claims: { project_id: "20", ref: "main", ref_type: "branch", ref_protected: "true" },
    token_policies: ["deploy"],
    token_type: "batch",
    token_ttl: 600,
    token_max_ttl: 900,
    ...others,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** Resources of the mount and one role `vault_jwt_auth_backend_role.deploy`. */
export function roleResources(
  others: object = {},
  more: Readonly<Record<string, Readonly<Record<string, object>>>> = {},
): Readonly<Record<string, Readonly<Record<string, object>>>> {
  return {
    vault_jwt_auth_backend: { gitlab: mount() },
    vault_jwt_auth_backend_role: { deploy: role(others) },
    ...more,
  };
}

/** The document of one role, of gitlab.com's mount unless another is given. */
export function documentOf(others: object = {}, ofMount: object = mount()): VaultDocument {
  const [document] = documentsOf([role(others)], ofMount);
  if (document === undefined) throw new Error("no role of the stack concerns jobs");
  return document;
}

/** The documents of several roles of one mount. */
export function documentsOf(
  roles: readonly object[],
  ofMount: object = mount(),
): readonly VaultDocument[] {
  const named = Object.fromEntries(roles.map((attributes, i) => [`r${i}`, attributes]));
  return findDocuments(
    stackOf({
      resource: {
        vault_jwt_auth_backend: { gitlab: ofMount },
        vault_jwt_auth_backend_role: named,
      },
    }),
  );
}

/** The documents that compiled roles become, on a mount for the issuer. */
export function documentsOfCompiled(
  roles: readonly CompiledRole[],
  url: string,
): readonly VaultDocument[] {
  return documentsOf(
    roles.map((attributes) => ({ ...attributes, backend: "gitlab" })),
    mount(url),
  );
}

/** Whether one of several roles lets a token in; `null` where one of them cannot be decided. */
export function admitting(documents: readonly VaultDocument[]): (token: Token) => boolean | null {
  const prepared = documents.map(prepare);
  return (token) => {
    const verdicts = prepared.map((p) => evaluate(p, token).admitted);
    return verdicts.includes(true) ? true : verdicts.includes(null) ? null : false;
  };
}

/** The one resource of a configuration. */
export function resourceOf(type: string, attributes: object): Resource {
  const [resource] = stackOf({ resource: { [type]: { x: attributes } } }).resources;
  if (resource === undefined) throw new Error("no resource");
  return resource;
}

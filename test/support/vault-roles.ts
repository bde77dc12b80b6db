import * as fc from "fast-check";
import { mount } from "./vault";

const VALUES: Readonly<Record<string, readonly string[]>> = {
  project_id: ["20", "20,21", "*", "2*", "20, 24"],
  "/project_id": ["20", "21,20"],
  project_path: ["shop/web", "shop/*", "shop*", "acme/web,shop/api"],
  namespace_path: ["shop", "shop*"],
  ref: ["main", "release/*", "*", "release/?", "refs/heads/main"],
  ref_path: ["refs/heads/main", "refs/heads/*"],
  ref_type: ["branch", "branch,tag", "merge_request_event"],
  ref_protected: ["true", "TRUE"],
  environment: ["production", "*"],
  pipeline_source: ["push,schedule", "push"],
  user_login: ["dev", "*"],
  groups_direct: ["shop", "shop*,acme"],
  "/groups_direct": ["acme"],
  runner_id: ["1", "*"],
  aud: ["https://gitlab.com", "*"],
  iss: ["https://gitlab.com", "https://*"],
  sub: [
    "project_path:shop/web:ref_type:branch:ref:main",
    "project_path:shop/*:ref:main",
    "project_path:shop/*",
    "*",
  ],
  exp: ["1"],
  projet_id: ["20"],
};

const claims = fc
  .subarray(Object.keys(VALUES), { maxLength: 4 })
  .chain((names) =>
    fc
      .tuple(...names.map((name) => fc.constantFrom(...(VALUES[name] ?? []))))
      .map((values) =>
        Object.fromEntries(values.map((value, i) => [names[i] ?? "", value] as const)),
      ),
  );

const optional = <T>(...values: readonly T[]): fc.Arbitrary<T | undefined> =>
  fc.constantFrom<T | undefined>(...values, undefined, undefined);

/** Roles as they occur in the wild, loose and strange ones among them. */
export const wildRoles: fc.Arbitrary<object> = fc
  .record({
    role_type: fc.constantFrom("jwt", "jwt", "jwt", "oidc", undefined),
    bound_audiences: fc.constantFrom(
      ["https://gitlab.com"],
      ["aws:111122223333", "https://gitlab.com"],
      ["*"],
      undefined,
    ),
    bound_claims: claims,
    bound_claims_type: fc.constantFrom("string", "glob", "glob", undefined),
    disable_bound_claims_parsing: optional(true, false),
    bound_subject: optional("project_path:shop/web:ref_type:branch:ref:main", ""),
    user_claim: fc.constantFrom(
      "project_id",
      "sub",
      "user_email",
      "user_login",
      "/project_id",
      "groups_direct",
    ),
    user_claim_json_pointer: optional(true, false),
    groups_claim: optional("groups_direct", "project_path"),
    claim_mappings: optional({ ref: "ref", user_email: "mail" }, { groups_direct: "groups" }),
    token_bound_cidrs: fc.constantFrom(undefined, undefined, undefined, ["10.0.0.0/8"]),
  })
  .map((role) => Object.fromEntries(Object.entries(role).filter(([, v]) => v !== undefined)));

/** Mounts for an issuer, tight and loose. */
export function wildMounts(url: string): fc.Arbitrary<object> {
  return fc.constantFrom(
    mount(url),
    { path: "gitlab", oidc_discovery_url: url },
    { path: "gitlab", jwks_url: `${url}/oauth/discovery/keys` },
    { path: "gitlab", jwks_url: `${url}/oauth/discovery/keys`, bound_issuer: url },
    { path: "gitlab", jwt_validation_pubkeys: ["key"], bound_issuer: `${url}/` },
  );
}

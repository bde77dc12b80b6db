import type { ClaimName, Issuer } from "../../core";
import type { Capabilities } from "../capability";

/** The claims AWS sees of every OIDC token, in the order in which policies name them. */
const COMMON: readonly ClaimName[] = ["aud", "sub"];

/**
 * The claims AWS sees of gitlab.com's tokens since 2026, none of them `environment`, `ref` or `project_path`
 * (AWS Service Authorization Reference, condition keys of STS; docs.gitlab.com, ci/cloud_services).
 */
const GITLAB_COM: readonly ClaimName[] = [
  ...COMMON,
  "project_id",
  "namespace_id",
  "ref_protected",
  "pipeline_source",
  "runner_environment",
  "user_access_level",
  "user_id",
  "user_login",
  "user_email",
];

/** What AWS can enforce for an issuer's tokens: anything else has to be part of `sub`, or cannot be enforced. */
export function capabilities(issuer: Pick<Issuer, "url">): Capabilities {
  return {
    keys: issuer.url === "https://gitlab.com" ? GITLAB_COM : COMMON,
    patterns: "* and ? in a value",
    subject: true,
  };
}

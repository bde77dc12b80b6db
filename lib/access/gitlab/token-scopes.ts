import { isUnknown, type Resource, type Value } from "../../terraform";
import { given, plainText } from "./attributes";

/** Whether a token can change code or start pipelines, and what had to be assumed for it. */
export interface Scopes {
  readonly mayAct: boolean;
  readonly assumed: readonly string[];
}

/** Scopes with which a token pushes or starts pipelines (docs.gitlab.com, security/tokens/access_token_scopes). */
const ACTING: ReadonlySet<string> = new Set(["api", "write_repository"]);

/** Scopes with which a token gets a runner of its own (docs.gitlab.com, api/runners): GitLab hands it the ID tokens of its jobs. */
const RUNNING: ReadonlySet<string> = new Set(["create_runner", "manage_runner"]);

/**
 * Scopes with which a token does nothing of it: they read, or they write to registries, clusters and the token itself
 * (docs.gitlab.com, security/tokens/access_token_scopes and user/project/deploy_tokens). A deploy token has no others.
 */
const HARMLESS: ReadonlySet<string> = new Set([
  "read_api",
  "read_user",
  "read_repository",
  "read_registry",
  "write_registry",
  "read_virtual_registry",
  "write_virtual_registry",
  "read_package_registry",
  "write_package_registry",
  "read_observability",
  "write_observability",
  "read_service_ping",
  "ai_features",
  "k8s_proxy",
  "self_rotate",
]);

/** The scopes of a token. One that is not known, or that GitLab does not document as harmless, counts as one that acts. */
export function scopesOf(resource: Resource): Scopes {
  const value = given(resource, "scopes");
  const scopes = Array.isArray(value) ? (value as readonly Value[]) : [];
  const names = scopes.flatMap((scope) => plainText(scope) ?? []);
  if (names.some((name) => ACTING.has(name))) return { mayAct: true, assumed: [] };
  if (!Array.isArray(value) || scopes.some(isUnknown)) {
    return { mayAct: true, assumed: [taken(resource, "its scopes are not known before apply")] };
  }
  const running = names.find((name) => RUNNING.has(name));
  if (running !== undefined) {
    const why = `with ${running} it gets a runner, which is handed the ID tokens of its jobs`;
    return { mayAct: true, assumed: [taken(resource, why)] };
  }
  const strange = names.find((name) => !HARMLESS.has(name));
  if (strange === undefined) return { mayAct: false, assumed: [] };
  const why = `GitLab's list of scopes does not say what ${strange} leaves alone`;
  return { mayAct: true, assumed: [taken(resource, why)] };
}

function taken({ address }: Resource, why: string): string {
  return `${address} is taken to push code and to start pipelines: ${why}`;
}

import { isUnknown, type Resource } from "../../terraform";
import type { Lifetime } from "../identity-document";
import { given } from "./given";

/** 32 days: what Vault takes where neither role nor server says otherwise (vault/docs/configuration, max_lease_ttl). */
const SERVER_LIMIT = 2_764_800;
const CLOCK_SKEW = 60;

/** The tokens of Vault that a role gives out. */
export interface RoleTokens {
  /** Service tokens can be renewed, batch tokens cannot. */
  readonly kind: "batch" | "service";
  /** Seconds; `undefined` where it is not given. */
  readonly ttl: number | undefined;
  readonly maxTtl: number | undefined;
  readonly explicitMaxTtl: number | undefined;
  readonly period: number | undefined;
  /** Attributes of these that are not known before apply. */
  readonly unknown: readonly string[];
}

const ATTRIBUTES = [
  "token_ttl",
  "token_max_ttl",
  "token_explicit_max_ttl",
  "token_period",
  "token_type",
] as const;

/** Reads what a role says of its tokens. */
export function roleTokens(role: Resource): RoleTokens {
  const type = given(role, "token_type");
  return {
    kind: type === "batch" || type === "default-batch" ? "batch" : "service",
    ttl: seconds(role, "token_ttl"),
    maxTtl: seconds(role, "token_max_ttl"),
    explicitMaxTtl: seconds(role, "token_explicit_max_ttl"),
    period: seconds(role, "token_period"),
    unknown: ATTRIBUTES.filter((name) => isUnknown(given(role, name))),
  };
}

/** Vault takes 0 for "not given". */
function seconds(role: Resource, name: string): number | undefined {
  const value = Number(given(role, name) ?? 0);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/**
 * How long Vault's token can live after GitLab's was good for a login. A renewal looks at no claim again, so a service
 * token lives as long as it may be renewed (vault-plugin-auth-jwt, renewal).
 */
export function tokenLife(role: Resource): Lifetime {
  const { kind, ttl, maxTtl, explicitMaxTtl, period, unknown } = roleTokens(role);
  const skew = Number(given(role, "clock_skew_leeway") ?? 0);
  const grace = skew < 0 ? 0 : skew > 0 ? skew : CLOCK_SKEW;
  const life = (length: number, what: string): Lifetime => ({
    seconds: length + grace,
    because: `for a ${kind} token of the role (${what}) and ${grace} s in which Vault takes a token past its end`,
  });
  if (unknown.length > 0) {
    return {
      seconds: undefined,
      because: `${unknown.join(", ")} of the role is not known before apply`,
    };
  }
  if (explicitMaxTtl !== undefined && kind === "service")
    return life(explicitMaxTtl, "token_explicit_max_ttl");
  if (period !== undefined)
    return { seconds: undefined, because: "a periodic token is renewed without end" };
  if (kind === "batch" && ttl !== undefined) return life(Math.min(ttl, maxTtl ?? ttl), "token_ttl");
  if (maxTtl !== undefined) return life(maxTtl, "token_max_ttl");
  return life(
    SERVER_LIMIT,
    "no limit of its own; Vault's is 32 days where the server has no other",
  );
}

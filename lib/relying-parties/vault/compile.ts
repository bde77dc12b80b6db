import {
  ANY,
  type ClaimName,
  exactValues,
  type Grant,
  isEmptyGrant,
  isWithin,
  type Trust,
  withoutClaim,
} from "../../core";
import { writtenClaims } from "./compile-claims";
import type { CompileOptions } from "./compile-options";
import { roleClaims, type RoleClaims } from "./role-claims";
import { writtenValues } from "./written-value";
import { cannotOf } from "../cannot";

const cannot = cannotOf("vault");

/** A role as Terraform's `vault_jwt_auth_backend_role` has it; mount and policies are for whoever places it to add. */
export interface CompiledRole extends RoleClaims {
  readonly role_name: string;
  /** Left out, Vault would take `oidc`. */
  readonly role_type: "jwt";
  /** The entity of a token: the project, not the person. */
  readonly user_claim: "project_id";
  readonly bound_audiences: readonly string[];
  /** Cannot be renewed: a renewal would not look at the claims again. */
  readonly token_type: "batch";
  readonly token_ttl: number;
  readonly token_max_ttl: number;
}

/**
 * Writes a trust as roles of a JWT auth mount that checks the issuer, one for each grant, more where one role cannot hold
 * the grant. Together they let in exactly the tokens of the trust, after `notEnforced`. Works for OpenBao as well.
 * @throws CannotExpressError naming the claim that Vault cannot enforce, why, and what to do instead
 */
export function compile(trust: Trust, options: CompileOptions): readonly CompiledRole[] {
  const dropped = Object.keys(options.notEnforced ?? {}) as ClaimName[];
  const { grants } = dropped.reduce(withoutClaim, trust);
  const live = withoutCovered(grants.filter((grant) => !isEmptyGrant(grant)));
  const { name, tokenTtl = 600, tokenMaxTtl = Math.max(900, tokenTtl) } = options;
  const roles = live.flatMap((grant) => {
    checkIssuer(grant, options);
    const bound_audiences = audiencesOf(grant, options);
    return roleClaims(writtenClaims(grant, options), options).map((claims) => ({
      bound_audiences,
      ...claims,
    }));
  });
  if (roles.length === 0) {
    throw cannot("sub", "no token satisfies the trust, and a role for nobody is none", options, {
      fix: "name jobs that can exist",
    });
  }
  const distinct = [...new Map(roles.map((role) => [JSON.stringify(role), role])).values()];
  return distinct.map((role, index) => ({
    role_name: index === 0 ? name : `${name}-${index + 1}`,
    role_type: "jwt",
    user_claim: "project_id",
    ...role,
    token_type: "batch",
    token_ttl: tokenTtl,
    token_max_ttl: tokenMaxTtl,
  }));
}

/**
 * Vault sees claims, not subjects: what two subject templates tell apart is often one role. Of grants that say the same the
 * one with the fewest constraints stays.
 */
function withoutCovered(grants: readonly Grant[]): readonly Grant[] {
  const narrowest = [...grants].reverse().sort((a, b) => b.constraints.size - a.constraints.size);
  return narrowest.reduce<readonly Grant[]>((kept, grant) => {
    const rest = kept.filter((other) => other !== grant);
    return isWithin({ grants: [grant] }, { grants: rest }, { budget: 200 }) === true ? rest : kept;
  }, grants);
}

function checkIssuer({ constraints }: Grant, options: CompileOptions): void {
  const { url } = options.issuer;
  const urls = exactValues(constraints.get("iss")?.values ?? ANY);
  if (urls?.length === 1 && urls[0] === url) return;
  throw cannot("iss", "a role trusts the tokens of one issuer, that of its mount", options, {
    given: urls === undefined ? "any issuer" : JSON.stringify(urls),
    allowed: url,
    fix: "restrict the trust to this issuer",
  });
}

function audiencesOf({ constraints }: Grant, options: CompileOptions): readonly string[] {
  const audience = constraints.get("aud");
  if (audience === undefined) {
    throw cannot("aud", "the trust names no audience", options, {
      fix: "restrict the trust to the audience of this mount",
    });
  }
  const values = writtenValues(audience.values, { claim: "aud", where: options.where });
  const pattern = values.find(({ wildcard }) => wildcard);
  if (pattern === undefined) return values.map(({ text }) => text);
  throw cannot("aud", "Vault compares audiences as they stand, without wildcards", options, {
    given: pattern.text,
    fix: "list the audiences",
  });
}

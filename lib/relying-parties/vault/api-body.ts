import type { CompiledRole } from "./compile";
import { alternativesOf } from "./text-values";
import { literal } from "../text";

/** A role as the Terraform provider writes it to Vault's API (`auth/<mount>/role/<name>`). */
export interface RoleBody extends Omit<
  CompiledRole,
  "role_name" | "bound_claims" | "disable_bound_claims_parsing"
> {
  /** One text, or a list where the provider takes it apart. */
  readonly bound_claims: Readonly<Record<string, string | readonly string[]>>;
}

/** What the Terraform provider makes of a role: values are split at commas unless that is switched off. */
export function apiBody(role: CompiledRole): RoleBody {
  const { role_type, user_claim, bound_audiences, bound_claims_type } = role;
  const { token_type, token_ttl, token_max_ttl } = role;
  const claims = Object.entries(role.bound_claims).map(([claim, value]) => {
    const texts = alternativesOf(literal(value), true).map(({ shown }) => shown);
    return [claim, role.disable_bound_claims_parsing ? value : texts] as const;
  });
  return {
    role_type,
    user_claim,
    bound_audiences,
    bound_claims: Object.fromEntries(claims),
    bound_claims_type,
    token_type,
    token_ttl,
    token_max_ttl,
  };
}

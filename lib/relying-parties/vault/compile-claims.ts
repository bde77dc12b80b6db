import { ANY, type ClaimName, type Grant, type Language, union } from "../../core";
import type { CompileOptions } from "./compile-options";
import { type Written, writtenValues } from "./written-value";
import { cannotOf } from "../cannot";

const cannot = cannotOf("vault");

/** What a grant asks of one claim, as Vault can write it. */
export interface WrittenClaim {
  readonly claim: ClaimName;
  /** Alternatives. */
  readonly values: readonly Written[];
}

/**
 * The claims of a grant beside issuer and audience, in order.
 * @throws CannotExpressError
 */
export function writtenClaims(grant: Grant, options: CompileOptions): readonly WrittenClaim[] {
  const { where } = options;
  const claims: WrittenClaim[] = [];
  for (const [claim, { values, absent }] of grant.constraints) {
    if (claim === "iss" || claim === "aud") continue;
    if (claim === "runner_id") {
      throw cannot(
        claim,
        "Vault cannot bind runner_id: it is a number, and Terraform gives Vault texts alone",
        options,
        { fix: "require runnerEnvironment, or protect the runner in GitLab" },
      );
    }
    if (absent) {
      throw cannot(claim, `Vault cannot ask that a token lacks ${claim}`, options, {
        fix: `require ${claim}, or give notEnforced a reason`,
      });
    }
    for (const [name, language] of parts(claim, values))
      claims.push({ claim: name, values: writtenValues(language, { claim: name, where }) });
  }
  return claims;
}

/** Projects directly below a path are those with this `namespace_path`, which Vault sees by itself. */
function parts(claim: ClaimName, values: Language): readonly (readonly [ClaimName, Language])[] {
  if (claim !== "project_path") return [[claim, values]];
  const all = values.kind === "intersection" ? values.parts : [values];
  const [child, ...others] = all.flatMap((part) => childOf(part) ?? []);
  if (child === undefined || others.length > 0) return [[claim, values]];
  const [rest = ANY, ...more] = all.filter((part) => childOf(part) === undefined);
  if (more.length > 0) return [[claim, values]];
  const own: readonly (readonly [ClaimName, Language])[] = rest === ANY ? [] : [[claim, rest]];
  return [...own, ["namespace_path", child]];
}

/** What stands above, where the language is that of the paths directly below something. */
function childOf(language: Language): Language | undefined {
  if (language.kind === "child") return language.of;
  if (language.kind !== "union") return undefined;
  const above = language.parts.map((part) => (part.kind === "child" ? part.of : undefined));
  return above.every((part) => part !== undefined) ? union(...above) : undefined;
}

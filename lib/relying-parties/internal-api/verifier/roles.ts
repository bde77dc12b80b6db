import { UsageError } from "../../../core/errors";
import type { Token } from "../../../core/token";
import type { Value } from "../../../terraform/value";
import type { Decision, Reason } from "../../trust-document";
import { evaluate } from "../evaluate";
import { parsePolicy } from "../parse-policy";
import type { InternalApiPolicy } from "../policy";
import { prepare } from "../prepare";

/** The roles of a job, or why it has none. */
export interface Roles {
  readonly roles: readonly string[];
  /** Those of the nearest role; empty where there is a role. */
  readonly reasons: readonly Reason[];
}

/** Makes the reader of roles: of all, or of the one that is asked for. */
export function roleFinder(
  policy: InternalApiPolicy,
): (claims: Token, wanted: string | undefined) => Roles {
  const parsed = parsePolicy(policy as unknown as Value);
  const all = parsed.roles.map((role) => ({
    name: role.name,
    prepared: prepare({ policy: parsed, role }),
  }));
  return (claims, wanted) => {
    const roles: string[] = [];
    let nearest: Decision | undefined;
    for (const { name, prepared } of all) {
      if (wanted !== undefined && name !== wanted) continue;
      const decision = evaluate(prepared, claims);
      if (decision.admitted === true) roles.push(name);
      else if (nearest === undefined || decision.reasons.length < nearest.reasons.length) {
        nearest = decision;
      }
    }
    return { roles, reasons: roles.length > 0 ? [] : (nearest?.reasons ?? []) };
  };
}

/** @throws UsageError ERR_PROP for a role that the policy does not have */
export function checkRole({ roles }: InternalApiPolicy, role: string): void {
  if (roles.some(({ name }) => name === role)) return;
  throw new UsageError("ERR_PROP", "the policy has no such role", {
    given: JSON.stringify(role),
    allowed: roles.map(({ name }) => name).join(", "),
  });
}

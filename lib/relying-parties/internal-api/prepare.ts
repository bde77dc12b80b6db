import { type ConditionTest, conditionTest } from "./condition-test";
import type { InternalApiDocument } from "./document";
import type { NotUnderstood } from "../trust-document";

/** One role of a policy made ready for many decisions. */
export interface Prepared {
  /** Those of the policy as a whole: its issuer and its audience. */
  readonly own: readonly ConditionTest[];
  /** Alternatives, each a list of conditions that must all hold. */
  readonly grants: readonly (readonly ConditionTest[])[];
  /** Why the policy is none that a verifier takes. */
  readonly gaps: readonly NotUnderstood[];
}

/** Does what does not depend on a token once. */
export function prepare({ policy, role }: Pick<InternalApiDocument, "policy" | "role">): Prepared {
  const { issuer, audience, problems } = policy;
  const own = [
    ...(issuer === undefined ? [] : [{ claim: "iss", values: [issuer], patterns: [] } as const]),
    ...(audience === undefined
      ? []
      : [{ claim: "aud", values: [audience], patterns: [] } as const]),
  ];
  return {
    own: own.map(conditionTest),
    grants: role.grants.map((conditions) => conditions.map(conditionTest)),
    gaps: problems,
  };
}

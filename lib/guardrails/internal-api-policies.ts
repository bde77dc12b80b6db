import { findDocuments, type ParsedPolicy } from "../relying-parties/internal-api";
import type { Stack } from "../terraform";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** The policy of an internal API, with the stack that it lies beside. */
export interface PlacedPolicy {
  readonly stack: string;
  /** Identity of its first role. */
  readonly address: string;
  readonly policy: ParsedPolicy;
}

/** Every policy of an internal API, once. */
export function* apiPolicies({ stacks }: Input): Iterable<PlacedPolicy> {
  for (const stack of stacks) yield* policiesOf(stack);
}

function policiesOf(stack: Stack): Iterable<PlacedPolicy> {
  const first = new Map<ParsedPolicy, PlacedPolicy>();
  for (const { policy, identity } of findDocuments(stack)) {
    if (!first.has(policy)) first.set(policy, { stack: stack.name, address: identity, policy });
  }
  return first.values();
}

/** What is wrong with a policy at places of one kind; what is not known before apply is no mistake. */
export function problemsAt(
  { policy }: PlacedPolicy,
  isThere: (message: string) => boolean,
): readonly string[] {
  return policy.problems
    .filter(({ code, message }) => code === "not-understood" && isThere(message))
    .map(({ message }) => message);
}

/** Places that rules of their own speak of. */
export const ALGORITHMS_PLACE = /^algorithms\b/;
export const ISSUER_PLACE = /^issuer\b/;

/** A violation in a policy, one a subject. */
export function inPolicy(
  { stack, address }: PlacedPolicy,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address, ...said };
}

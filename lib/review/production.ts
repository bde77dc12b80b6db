import type { Identity } from "../access";
import { and, exact, glob, isEmptyTrust, matches, trustOf } from "../core";
import type { Input } from "../guardrails/input";
import type { Stack } from "../terraform";
import { type ProductionMark, showMark } from "./production-mark";
import { hasTag } from "./tags";

/**
 * Identities with what the user says of them: production or not. Without a mark for its stack an identity stays as it is.
 * @param marksOf the marks that hold in a stack, by its name
 */
export function withProduction(
  identities: readonly Identity[],
  stacks: readonly Stack[],
  marksOf: (stack: string) => readonly ProductionMark[],
): readonly Identity[] {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  return identities.map((identity) => {
    const marks = marksOf(identity.stack);
    if (marks.length === 0) return identity;
    const stack = byName.get(identity.stack);
    return { ...identity, production: marks.some((mark) => isMarked(identity, stack, mark)) };
  });
}

function isMarked(identity: Identity, stack: Stack | undefined, mark: ProductionMark): boolean {
  if ("tier" in mark) return takesTier(identity, mark.tier);
  if ("tag" in mark) return stack !== undefined && hasTag(stack, identity.address, mark);
  return isNamed(identity, mark.pattern);
}

function takesTier({ reading }: Identity, tier: string): boolean {
  return !isEmptyTrust(and(reading.trust, trustOf({ deployment_tier: exact(tier) })));
}

function isNamed({ stack, address, name, permissions }: Identity, pattern: string): boolean {
  const names = glob(pattern, { question: false });
  return [address, `${stack}:${address}`, name, ...permissions].some((text) =>
    matches(names, text),
  );
}

/** Marks that hold for nothing in any of the inputs, a sentence each. */
export function idleMarks(
  marks: readonly ProductionMark[],
  inputs: readonly Pick<Input, "identities" | "stacks">[],
): readonly string[] {
  const isIdle = (mark: ProductionMark): boolean =>
    inputs.every(({ identities, stacks }) =>
      withProduction(identities, stacks, () => [mark]).every(
        ({ production }) => production !== true,
      ),
    );
  return marks
    .filter(isIdle)
    .map((mark) => `${showMark(mark)} marks nothing of the input as production`);
}

import { identityDocuments } from "../relying-parties";
import type { Decide } from "../relying-parties/identity-document";
import type { Decision, Reason } from "../relying-parties/trust-document";
import type { Stack } from "../terraform";
import { type Assumption, withAssumptions } from "./assumptions";
import { chosenIdentity } from "./chosen-identity";
import type { NamedToken } from "./tokens";

/** What one identity says of one token. */
export interface TokenDecision {
  /** Id of the token. */
  readonly token: string;
  /** Terraform address of the resource that decides. */
  readonly identity: string;
  readonly stack: string;
  /** `null` where the input does not tell. */
  readonly admitted: boolean | null;
  readonly reasons: readonly Reason[];
  /** Set where no identity admits the token and this one comes nearest: its issuer fits and the fewest claims fail, the first of several. */
  readonly nearest?: true;
}

/** The answer to which identity admits which token. */
export interface Explained {
  /** One for each token and identity, tokens in their order. */
  readonly decisions: readonly TokenDecision[];
  /** One for each token: whether any identity admits it; `null` where none does and one is not decided. */
  readonly outcomes: readonly { readonly token: string; readonly admitted: boolean | null }[];
}

export interface ExplainOptions {
  /**
   * `[STACK:]ADDRESS` of the one identity to ask.
   * @default - all of them
   */
  readonly identity?: string;
  /** @default - none */
  readonly assume?: readonly Assumption[];
}

/** A trust document made ready to decide. */
export interface Judge {
  readonly stack: string;
  readonly identity: string;
  readonly decide: Decide;
}

/**
 * Decides each token by each trust document as Terraform will write it.
 * @throws UsageError ERR_USAGE where the identity or an assumed value is not in the input, or is there more than once
 */
export function explain(
  stacks: readonly Stack[],
  tokens: readonly NamedToken[],
  { identity, assume = [] }: ExplainOptions = {},
): Explained {
  const all = judgesOf(withAssumptions(stacks, assume));
  const judges = identity === undefined ? all : [chosenIdentity(all, identity)];
  const answers = tokens.map((token) => decisionsOf(token, judges));
  return {
    decisions: answers.flat(),
    outcomes: answers.map((decisions, index) => ({
      token: tokens[index]?.id ?? "",
      admitted: outcomeOf(decisions),
    })),
  };
}

function judgesOf(stacks: readonly Stack[]): readonly Judge[] {
  return stacks.flatMap((stack) =>
    identityDocuments(stack).map(({ identity, prepare }) => ({
      stack: stack.name,
      identity,
      decide: prepare(),
    })),
  );
}

function decisionsOf(
  { id, claims }: NamedToken,
  judges: readonly Judge[],
): readonly TokenDecision[] {
  const decisions = judges.map(({ stack, identity, decide }) => ({
    token: id,
    identity,
    stack,
    ...decide(claims),
  }));
  if (outcomeOf(decisions) === true) return decisions;
  const least = Math.min(...decisions.map(distance));
  const nearest = decisions.find((decision) => distance(decision) === least);
  return decisions.map((decision) =>
    decision === nearest ? { ...decision, nearest: true } : decision,
  );
}

/** Number of claims that keep the token out; nobody is farther away than who trusts another issuer. */
function distance({ reasons }: Decision): number {
  return reasons.some(({ claim }) => claim === "iss") ? Number.MAX_SAFE_INTEGER : reasons.length;
}

function outcomeOf(decisions: readonly { readonly admitted: boolean | null }[]): boolean | null {
  if (decisions.some(({ admitted }) => admitted === true)) return true;
  return decisions.some(({ admitted }) => admitted === null) ? null : false;
}

import {
  ANY,
  type ClaimName,
  complement,
  type Declared,
  EVERYBODY,
  isClaimName,
  NOBODY,
  NONE,
  restrict,
  type SubjectTemplate,
  type Trust,
} from "../../core";
import type { NotUnderstood } from "../trust-document";
import { keyOf, presence, whenAbsent } from "./condition-test";
import type { Condition } from "./conditions";
import type { OperatorUse } from "./operators";
import { readSubject } from "./read-subject";
import { readValues } from "../read-values";
import type { Request } from "./request";
import { sessionVerdict } from "./session-name";
import type { Text, Verdict } from "../text";

/** A condition as a set of tokens: all that may meet it, and those that meet it for certain. */
export interface ReadCondition {
  readonly upper: Trust;
  readonly lower: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
  /** Subject templates that nobody declared, without which no token meets the condition. */
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/**
 * Reads a condition for the tokens of one issuer.
 * @param request any request of that issuer: it tells prefix and keys
 */
export function readCondition(
  condition: Condition,
  effect: "Allow" | "Deny" | "unknown",
  request: Request,
  declared: Declared,
): ReadCondition {
  const { use, values } = condition;
  if (use === undefined) return open(condition, "not-understood", "is no operator of AWS");
  const key = keyOf(condition.key);
  switch (key.kind) {
    case "session":
      return decided(
        use.operator.kind === "null"
          ? presence(values, "false")
          : sessionVerdict(use, values, effect),
        condition,
      );
    case "global":
      return open(condition, "not-understood", "tests what no token tells");
    case "late":
    case "unknown":
      return open(condition, "unknown-value", "has a key that is not known before apply");
    case "claim": {
      const { claim, prefix } = key;
      const isKey =
        prefix === request.prefix && (request.keys as readonly string[]).includes(claim);
      if (!isKey || !isClaimName(claim)) return decided(absentVerdict(use, values), condition);
      return onClaim(claim, use, condition, declared);
    }
  }
}

function absentVerdict(use: OperatorUse, values: readonly Text[]): Verdict {
  return use.operator.kind === "null" ? presence(values, "true") : whenAbsent(use);
}

function onClaim(
  claim: ClaimName,
  use: OperatorUse,
  condition: Condition,
  declared: Declared,
): ReadCondition {
  const { operator } = use;
  const { values } = condition;
  if (operator.kind === "other")
    return open(condition, "not-understood", "compares a text with another type");
  if (operator.kind === "null") return onPresence(claim, condition);
  const read = readValues(values, operator.comparison);
  const notUnderstood = read.open.map(({ cause, shown }) => openValue(condition, cause, shown));
  if (claim === "sub") {
    return { ...readSubject(read.upper, read.lower, operator.negated, declared), notUnderstood };
  }
  const [upper, lower] = operator.negated
    ? [complement(read.lower), complement(read.upper)]
    : [read.upper, read.lower];
  const absent = whenAbsent(use);
  return {
    upper: restrict(EVERYBODY, claim, upper, absent),
    lower: restrict(EVERYBODY, claim, lower, absent),
    notUnderstood,
    undeclaredTemplates: [],
  };
}

function openValue(condition: Condition, cause: Text["cause"], shown: string): NotUnderstood {
  const place = `${condition.place} names ${JSON.stringify(shown)}`;
  return cause === "not-understood"
    ? { code: "not-understood", message: `${place}, which AWS fills in on each request` }
    : { code: "unknown-value", message: `${place}, which is not known before apply` };
}

function onPresence(claim: ClaimName, condition: Condition): ReadCondition {
  const [absent, present] = [
    presence(condition.values, "true"),
    presence(condition.values, "false"),
  ];
  if (absent === null || present === null) {
    return open(condition, "not-understood", 'tests presence with neither "true" nor "false"');
  }
  const trust = restrict(EVERYBODY, claim, present ? ANY : NONE, absent);
  return { upper: trust, lower: trust, notUnderstood: [], undeclaredTemplates: [] };
}

function decided(verdict: Verdict, condition: Condition): ReadCondition {
  if (verdict === null) return open(condition, "not-understood", "cannot be decided");
  const trust = verdict ? EVERYBODY : NOBODY;
  return { upper: trust, lower: trust, notUnderstood: [], undeclaredTemplates: [] };
}

function open(condition: Condition, code: NotUnderstood["code"], problem: string): ReadCondition {
  return {
    upper: EVERYBODY,
    lower: NOBODY,
    notUnderstood: [{ code, message: `${condition.place} ${problem}` }],
    undeclaredTemplates: [],
  };
}

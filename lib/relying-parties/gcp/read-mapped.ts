import {
  claimInfo,
  type ClaimName,
  type Declared,
  EVERYBODY,
  isClaimName,
  type Language,
  matches,
  NOBODY,
  or,
  restrict,
} from "../../core";
import { cel, type Expression, type ExpressionReading, readExpression, readValue } from "../cel";
import { textOf } from "../cel/build";
import type { NotUnderstood } from "../trust-document";

/**
 * The tokens for which a mapped attribute has one of the values, for one that may be a text or a list of texts. A choice between two texts is read as its test, so that
 * the branch that is not asked for costs nothing.
 * @param place what notes start with
 */
export function readMapped(
  expression: Expression,
  values: Language,
  declared: Declared,
  place: string,
): ExpressionReading {
  const list = listClaim(expression);
  if (list !== undefined) {
    const whenTrue = restrict(EVERYBODY, list, values);
    return { whenTrue, notUnderstood: [], undeclaredTemplates: [] };
  }
  const choice = choiceOf(expression, values);
  if (choice === undefined) return readValue(expression, values, "google", declared, place);
  if (!choice.then && !choice.otherwise)
    return { whenTrue: NOBODY, notUnderstood: [], undeclaredTemplates: [] };
  const sides = [
    ...(choice.then ? [choice.test] : []),
    ...(choice.otherwise ? [cel.not(choice.test)] : []),
  ].map((test) => readExpression(test, "google", declared, place));
  return {
    whenTrue: or(...sides.map((side) => side.whenTrue)),
    notUnderstood: distinct(sides.flatMap((side) => side.notUnderstood)),
    undeclaredTemplates: sides.flatMap((side) => side.undeclaredTemplates),
  };
}

function distinct(notes: readonly NotUnderstood[]): readonly NotUnderstood[] {
  return [...new Map(notes.map((note) => [note.message, note])).values()];
}

/** A claim that is a list of texts: it has a value where one of its members is one, as in core's trusts. */
export function listClaim(expression: Expression): ClaimName | undefined {
  if (expression.kind !== "claim" || !isClaimName(expression.name)) return undefined;
  return claimInfo(expression.name).type === "strings" ? expression.name : undefined;
}

interface Choice {
  readonly test: Expression;
  /** Whether the text of the branch is one of the values. */
  readonly then: boolean;
  readonly otherwise: boolean;
}

function choiceOf(expression: Expression, values: Language): Choice | undefined {
  if (expression.kind !== "conditional") return undefined;
  const [then, otherwise] = [textOf(expression.then), textOf(expression.otherwise)];
  if (then === undefined || otherwise === undefined) return undefined;
  return {
    test: expression.test,
    then: matches(values, then),
    otherwise: matches(values, otherwise),
  };
}

import {
  ANY,
  claimInfo,
  complement,
  type Declared,
  DEFAULT_TEMPLATE,
  EVERYBODY,
  exact,
  glob,
  isClaimName,
  isOpaque,
  type Language,
  NOBODY,
} from "../../core";
import type { Expression, ExpressionReading } from "../cel";
import { byteLength } from "./bytes";
import { LIMITS } from "./limits";
import type { Demand } from "./membership";
import { listClaim, readMapped } from "./read-mapped";
import { isOpenText, referencesIn } from "./text";
import { lengthRange } from "./text-length";
import { isTotal } from "./totality";

const NOT_EMPTY = complement(exact(""));

export interface Asked {
  /** The attribute that the expression gives. */
  readonly key: string;
  readonly demand: Demand | undefined;
  readonly declared: Declared;
  readonly place: string;
}

/** The tokens that have the attribute, with the value that the member asks for. */
export function readAttribute(expression: Expression, asked: Asked): ExpressionReading {
  const { declared, demand, key, place } = asked;
  const isSubject = key === "google.subject";
  if (isOfOtherKind(key, expression)) return { ...NO_DEMAND, whenTrue: NOBODY };
  if (demand?.key === key) return readDemand(demand, declared, place);
  if (isTotal(expression) && !(isSubject && mayBeEmpty(expression))) return NO_DEMAND;
  return readMapped(expression, isSubject ? NOT_EMPTY : ANY, declared, place);
}

/** A subject is a text, groups are a list: a claim of the other kind is refused. `aud` is either. */
function isOfOtherKind(key: string, expression: Expression): boolean {
  if (expression.kind !== "claim" || expression.name === "aud") return false;
  const isList = listClaim(expression) !== undefined;
  return (key === "google.subject" && isList) || (key === "google.groups" && isText(expression));
}

function isText({ name }: { readonly name: string }): boolean {
  return isClaimName(name) && claimInfo(name).type === "string";
}

function mayBeEmpty(expression: Expression): boolean {
  return lengthRange(expression, { constraints: new Map() }, DEFAULT_TEMPLATE).least === 0;
}

const NO_DEMAND: ExpressionReading = {
  whenTrue: EVERYBODY,
  notUnderstood: [],
  undeclaredTemplates: [],
};

function readDemand(
  { key, value, expression }: Demand,
  declared: Declared,
  place: string,
): ExpressionReading {
  const isTooLong =
    key === "google.subject" &&
    !isOpaque(value) &&
    referencesIn(value).length === 0 &&
    byteLength(value) > LIMITS.subject;
  if (isTooLong) return { ...NO_DEMAND, whenTrue: NOBODY };
  return readMapped(expression, wanted(value), declared, place);
}

/** An attribute that is not mapped, or not known. */
export function readMissing({ expression }: Demand): ExpressionReading {
  if (expression.kind !== "unknown") return { ...NO_DEMAND, whenTrue: NOBODY };
  const { code, message } = expression;
  return { ...NO_DEMAND, notUnderstood: [{ code, message }] };
}

/** An opaque value stands for itself where it is an id's; anything else may turn out to be any text. */
function wanted(value: string): Language {
  if (!isOpenText(value)) return exact(value);
  return isOpaque(value)
    ? exact(value)
    : glob(value.replaceAll(/\uFDD0[^\uFDD1]*\uFDD1/gu, "*"), { question: false });
}

import type { Reason } from "../trust-document";
import { keyOf } from "./condition-test";
import type { Condition } from "./conditions";
import { type KeyValue, keyValue, type Request } from "./request";
import { subjectReasons } from "../subject-reasons";
import { alternatives, known, type Text, type Verdict } from "../text";

/** Why a condition is not met, or not decided: one reason, or one for each component of a subject. */
export function conditionReasons(
  condition: Condition,
  verdict: Verdict,
  request: Request,
): readonly Reason[] {
  const { use } = condition;
  const key = keyOf(condition.key);
  const claim = key.kind === "claim" || key.kind === "late" ? key.claim : "";
  const value: KeyValue =
    key.kind === "claim"
      ? keyValue(request, key.prefix, key.claim)
      : key.kind === "late"
        ? keyValue(request, request.prefix, key.claim)
        : { kind: "undecided", shown: "" };
  const expected = claim === "" ? `${condition.key.shown} ${wanted(condition)}` : wanted(condition);
  if (verdict === null) {
    const parts = use !== undefined && claim === "sub" ? brokenDown(condition, value) : undefined;
    return (
      parts ?? [{ code: undecidedCode(condition), claim, expected, received: received(value) }]
    );
  }
  if (value.kind === "absent")
    return [{ code: value.because, claim, expected, received: "nothing" }];
  const parts = claim === "sub" ? brokenDown(condition, value) : undefined;
  return parts ?? [{ code: "mismatch", claim, expected, received: received(value) }];
}

function brokenDown({ use, values }: Condition, value: KeyValue): readonly Reason[] | undefined {
  if (use?.operator.kind !== "string" || use.operator.negated || value.kind !== "text")
    return undefined;
  return subjectReasons(values, use.operator.comparison, value.text);
}

/** Why an explicit Deny strikes: one reason for each of its conditions, telling what would escape it. */
export function denialReasons(
  conditions: readonly Condition[],
  request: Request,
): readonly Reason[] {
  if (conditions.length === 0) {
    return [
      {
        code: "denied",
        claim: "",
        expected: "no Deny statement",
        received: "one that denies every token",
      },
    ];
  }
  return conditions.map((condition) => {
    const key = keyOf(condition.key);
    const claim = key.kind === "claim" || key.kind === "late" ? key.claim : "";
    const value: KeyValue =
      key.kind === "claim"
        ? keyValue(request, key.prefix, key.claim)
        : { kind: "undecided", shown: "" };
    return { code: "denied", claim, expected: escape(condition), received: received(value) };
  });
}

export function received(value: KeyValue): string {
  if (value.kind === "absent") return "nothing";
  return value.kind === "text" ? JSON.stringify(value.text) : value.shown;
}

function undecidedCode({ use, key, values }: Condition): "unknown-value" | "not-understood" {
  const late = [key, ...values].some((text) => text.cause === "unknown-value");
  const decidable = use !== undefined && use.operator.kind !== "other";
  return decidable && late ? "unknown-value" : "not-understood";
}

/** What a condition wants, in words. */
function wanted(condition: Condition): string {
  const { use, operator, values } = condition;
  const listed = alternatives(values);
  if (use === undefined || use.operator.kind === "other") return `${operator} ${listed}`;
  if (use.operator.kind === "null") return presenceWanted(values);
  const folded = use.operator.comparison === "ignoreCase" ? `${listed} in any case` : listed;
  return use.operator.negated ? `anything but ${folded}` : folded;
}

/** What escapes a condition of a Deny, in words. */
function escape(condition: Condition): string {
  const { use, values } = condition;
  if (use?.operator.kind === "null") {
    return presenceWanted(values) === "nothing" ? "any value" : "nothing";
  }
  if (use?.operator.kind !== "string") return `not ${wanted(condition)}`;
  const listed = alternatives(values);
  return use.operator.negated ? listed : `anything but ${listed}`;
}

function presenceWanted(values: readonly Text[]): string {
  return values.some((v) => known(v)?.toLowerCase() === "true") ? "nothing" : "any value";
}

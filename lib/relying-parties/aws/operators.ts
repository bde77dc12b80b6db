import type { Comparison } from "../text";

/** What AWS's operator does, as far as it can be decided on the claims of a token. */
export type Operator =
  | { readonly kind: "string"; readonly comparison: Comparison; readonly negated: boolean }
  /** Tests presence: `"true"` is met where the key is absent. */
  | { readonly kind: "null" }
  /** A known operator of another type: decided only where the key is absent. */
  | { readonly kind: "other"; readonly negated: boolean };

const string = (comparison: Comparison, negated = false): Operator => ({
  kind: "string",
  comparison,
  negated,
});
const other = (negated = false): Operator => ({ kind: "other", negated });

/** Condition operators by lower-case name (IAM user guide, "Condition operators"). */
const OPERATORS: ReadonlyMap<string, Operator> = new Map<string, Operator>([
  ["stringequals", string("exact")],
  ["stringnotequals", string("exact", true)],
  ["stringequalsignorecase", string("ignoreCase")],
  ["stringnotequalsignorecase", string("ignoreCase", true)],
  ["stringlike", string("like")],
  ["stringnotlike", string("like", true)],
  ["null", { kind: "null" }],
  ["bool", other()],
  ["binaryequals", other()],
  ["numericequals", other()],
  ["numericnotequals", other(true)],
  ["numericlessthan", other()],
  ["numericlessthanequals", other()],
  ["numericgreaterthan", other()],
  ["numericgreaterthanequals", other()],
  ["dateequals", other()],
  ["datenotequals", other(true)],
  ["datelessthan", other()],
  ["datelessthanequals", other()],
  ["dategreaterthan", other()],
  ["dategreaterthanequals", other()],
  ["ipaddress", other()],
  ["notipaddress", other(true)],
  ["arnequals", other()],
  ["arnlike", other()],
  ["arnnotequals", other(true)],
  ["arnnotlike", other(true)],
]);

/** An operator as a condition block names it: `ForAnyValue:StringLikeIfExists`. */
export interface OperatorUse {
  readonly qualifier: "none" | "ForAnyValue" | "ForAllValues";
  readonly ifExists: boolean;
  /** The name without qualifier and suffix, as written. */
  readonly name: string;
  readonly operator: Operator;
}

const FORM = /^(?:(ForAnyValue|ForAllValues):)?(.+?)(IfExists)?$/i;

/** Reads the name of a condition operator; `undefined` where AWS has no such operator. */
export function operatorUse(text: string): OperatorUse | undefined {
  const [, qualifier, name, suffix] = FORM.exec(text) ?? [];
  const operator = OPERATORS.get(name?.toLowerCase() ?? "");
  if (operator === undefined || name === undefined) return undefined;
  if (operator.kind === "null" && (qualifier !== undefined || suffix !== undefined))
    return undefined;
  return { qualifier: qualifierOf(qualifier), ifExists: suffix !== undefined, name, operator };
}

function qualifierOf(text: string | undefined): OperatorUse["qualifier"] {
  if (text === undefined) return "none";
  return text.toLowerCase() === "foranyvalue" ? "ForAnyValue" : "ForAllValues";
}

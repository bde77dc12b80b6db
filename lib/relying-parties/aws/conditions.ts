import { isMap, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import type { Notes } from "./notes";
import { type OperatorUse, operatorUse } from "./operators";
import { listOf } from "./principals";
import { HOLE, literal, type Text, textOf } from "../text";

/** One operator on one key with its values: the values are alternatives, conditions add up. */
export interface Condition {
  /** Where it stands: `Statement[0].Condition.StringEquals["gitlab.com:sub"]`. */
  readonly place: string;
  /** The operator as written. */
  readonly operator: string;
  /** `undefined` where AWS has no such operator. */
  readonly use: OperatorUse | undefined;
  readonly key: Text;
  readonly values: readonly Text[];
}

/**
 * Reads a condition block. What it cannot read joins `unclear`.
 * @param variables whether `${…}` in a value is a policy variable
 */
export function conditionsOf(
  block: Value,
  variables: boolean,
  place: string,
  notes: Notes,
  unclear: NotUnderstood[],
): readonly Condition[] {
  if (!isMap(block)) {
    unclear.push(notes.gap(place, block, "is not a map of operators"));
    return [];
  }
  return Object.entries(block).flatMap(([operator, keys]) => {
    const here = `${place}.${operator}`;
    if (isMap(keys)) return operatorConditions(operator, keys, variables, here, notes);
    unclear.push(notes.gap(here, keys, "is not a map of condition keys"));
    return [];
  });
}

function operatorConditions(
  operator: string,
  keys: { readonly [key: string]: Value },
  variables: boolean,
  place: string,
  notes: Notes,
): readonly Condition[] {
  const use = operatorUse(operator);
  if (use === undefined) notes.add(place, "is no condition operator of AWS");
  return Object.entries(keys).map(([key, given]) => {
    const here = `${place}[${JSON.stringify(key)}]`;
    const values = listOf(given).map((value, index) => {
      const text = textOf(value, variables);
      if (text !== undefined) return text;
      notes.add(Array.isArray(given) ? `${here}[${index}]` : here, "is not a text");
      return { ...HOLE, cause: "not-understood" as const };
    });
    if (use?.operator.kind === "null") notePresence(values, here, notes);
    return { place: here, operator, use, key: keyText(key), values };
  });
}

function notePresence(values: readonly Text[], place: string, notes: Notes): void {
  for (const value of values) {
    if (value.pieces.length === 1 && !/^(true|false)$/i.test(value.shown)) {
      notes.add(
        place,
        `tests presence with ${JSON.stringify(value.shown)}, not with "true" or "false"`,
      );
    }
  }
}

const HOLE_IN_KEY = /\$\{([^}]*)\}/g;

/** A condition key never holds `${`: where one does, Terraform has still to fill it in. */
function keyText(key: string): Text {
  if (!key.includes("${")) return literal(key);
  const holes = Array.from(key.matchAll(HOLE_IN_KEY), (found) => found[1] ?? "");
  return {
    pieces: key.split(/\$\{[^}]*\}/),
    holes,
    shown: key,
    cause: holes.length > 0 ? "unknown-value" : "none",
    references: holes,
  };
}

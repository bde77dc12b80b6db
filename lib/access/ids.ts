import { exactValues, isOpaque, type Language, matches, showValue } from "../core";
import type { KnownId } from "./gitlab/types";

/** The ids a thing is taken to have beside a trust, and what had to be assumed for it. */
export interface SettledIds {
  readonly ids: readonly string[];
  readonly assumed: readonly string[];
}

/** The ids that mean something in a stack: literal ones, and references of the stack's own. */
export function idsIn(stack: string, ids: readonly KnownId[]): readonly string[] {
  return ids.filter((id) => id.stack === stack || !isOpaque(id.value)).map((id) => id.value);
}

/**
 * Whether a thing can have an id that a trust demands; `undefined` where it cannot. An id that Terraform learns on apply
 * may be any literal one, which counts only where the trust names the thing in another way too.
 * @param wanted what the trust demands; `undefined` where it demands nothing
 * @param known what the input tells; empty where the thing is not declared
 */
export function settleIds(
  wanted: Language | undefined,
  known: readonly string[],
  named: boolean,
  label: string,
): SettledIds | undefined {
  if (wanted === undefined || known.length === 0) return { ids: known, assumed: [] };
  const hits = known.filter((id) => matches(wanted, id));
  if (hits.length > 0) return { ids: hits, assumed: [] };
  if (!named || !known.every(isOpaque)) return undefined;
  const literal = exactValues(wanted)?.filter((value) => !isOpaque(value));
  if (literal?.length === 0) return undefined;
  const shown =
    literal === undefined
      ? "the id that the trust demands"
      : `id ${literal.map(showValue).join(" or ")}`;
  return {
    ids: [],
    assumed: [`${shown} is taken to be that of ${label}, whose id is not known before apply`],
  };
}

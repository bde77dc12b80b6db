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

/** A thing of the model whose id a trust may demand. */
export interface Identified {
  readonly label: string;
  /** What the input tells of its id; empty where it tells nothing. */
  readonly ids: readonly string[];
  /** Whether the trust names the thing in another way too. */
  readonly isNamed: boolean;
  /** Whether something else is known to have an id. */
  readonly isTaken: (id: string) => boolean;
}

/**
 * Whether a thing can have an id that a trust demands; `undefined` where it cannot. An id that is not known yet may be any
 * that nothing else has, which counts only where the trust names the thing in another way too.
 * @param wanted what the trust demands; `undefined` where it demands nothing
 */
export function settleIds(
  wanted: Language | undefined,
  { label, ids, isNamed, isTaken }: Identified,
): SettledIds | undefined {
  if (wanted === undefined) return { ids, assumed: [] };
  const hits = ids.filter((id) => matches(wanted, id));
  if (hits.length > 0) return { ids: hits, assumed: [] };
  if (!isNamed || !ids.every(isOpaque)) return undefined;
  const free = exactValues(wanted)?.filter((id) => !isTaken(id));
  if (free?.length === 0) return undefined;
  const shown =
    free === undefined ? "the id that the trust demands" : `id ${free.map(showValue).join(" or ")}`;
  return { ids: [], assumed: [`${shown} is taken to be that of ${label}, whose id is not known`] };
}

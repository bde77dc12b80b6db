import { isObject } from "../terraform/json";

/** A list inside of an answer that may be shortened. */
export interface Cuttable {
  /** Where it is: `["paths", "gained"]`. */
  readonly at: readonly string[];
  /**
   * What goes last: the higher, the sooner it is left out.
   * @default - the end of the list goes first
   */
  readonly rank?: (item: unknown) => number;
}

/** What was left out of one list. */
export interface Cut {
  /** Name of the list: `paths.gained`. */
  readonly list: string;
  readonly shown: number;
  readonly total: number;
}

/** An object of JSON. */
export type Json = Readonly<Record<string, unknown>>;

/**
 * Shortens lists until the answer fits. What is kept stays in its order.
 * @param lists the one to keep longest first
 * @param most characters of JSON that the items of all lists may take together
 */
export function bounded(
  answer: Json,
  lists: readonly Cuttable[],
  most: number,
): { readonly answer: Json; readonly cut: readonly Cut[] } {
  let room = most;
  let shorter = answer;
  const cut: Cut[] = [];
  for (const { at, rank } of lists) {
    const items = itemsAt(answer, at);
    const kept = new Set<number>();
    for (const index of order(items, rank)) {
      const size = JSON.stringify(items[index]).length + 1;
      // What fits into no answer must not hide the rest.
      if (size > most) continue;
      if (size > room) break;
      room -= size;
      kept.add(index);
    }
    if (kept.size === items.length) continue;
    shorter = withItems(
      shorter,
      at,
      items.filter((_, index) => kept.has(index)),
    );
    cut.push({ list: at.join("."), shown: kept.size, total: items.length });
  }
  return { answer: shorter, cut };
}

function order(items: readonly unknown[], rank: Cuttable["rank"] = () => 0): readonly number[] {
  const ranks = items.map(rank);
  return [...items.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0) || a - b);
}

function itemsAt(answer: unknown, at: readonly string[]): readonly unknown[] {
  const found = at.reduce<unknown>(
    (value, name) => (isObject(value) ? value[name] : undefined),
    answer,
  );
  return Array.isArray(found) ? found : [];
}

function withItems(
  answer: Json,
  [name = "", ...rest]: readonly string[],
  items: readonly unknown[],
): Json {
  const inner = answer[name];
  const value = rest.length > 0 && isObject(inner) ? withItems(inner, rest, items) : items;
  return { ...answer, [name]: value };
}

import { glob, isClaimName, isEmpty, isMintable, type Language, withinDomain } from "../../core";
import { hasOpaque } from "../../core/opaque";
import { consume } from "../../core/subject-split";

// A concatenation has the wanted value where some way to cut the value into as many pieces gives each claim a piece that
// GitLab can mint into it. The value is a pattern: a state is a position in it. A literal part moves from one set of
// positions to the next; a claim runs from a position to any later one, and a `*` may lie in several parts at once.

/** One part of a concatenation: literal text, or a claim. */
export type Part = { readonly text: string } | { readonly claim: string };

/** What one way to cut the value asks of the claims, in the order of the parts. */
export type Cut = readonly (readonly [claim: string, values: Language])[];

const MAX_STEPS = 20_000;
const MAX_CUTS = 500;

/**
 * Every way to cut a value.
 * @param pattern `*` any run, `?` one character; opaque values are never cut
 * @returns `undefined` where there are too many
 */
export function cuts(pattern: string, parts: readonly Part[]): readonly Cut[] | undefined {
  const found = new Map<string, Cut>();
  const budget = { steps: MAX_STEPS };
  const dead = new Set<string>();
  const text = { text: pattern, ignoreCase: false };
  const places = cuttable(pattern);

  const walk = (index: number, position: number, cut: Cut): boolean => {
    if (budget.steps-- <= 0 || found.size > MAX_CUTS) return true;
    const part = parts[index];
    if (part === undefined) {
      if (!/^\**$/.test(pattern.slice(position))) return false;
      found.set(cut.map(([claim, values]) => `${claim}=${values.key}`).join("\n"), cut);
      return true;
    }
    const key = `${index} ${position}`;
    if (dead.has(key)) return false;
    let any = false;
    for (const { next, values } of steps(part, position)) {
      const more: Cut =
        values === undefined || !("claim" in part) ? cut : [...cut, [part.claim, values]];
      if (walk(index + 1, next, more)) any = true;
    }
    if (!any) dead.add(key);
    return any;
  };

  const steps = (part: Part, position: number): readonly Step[] => {
    if ("text" in part) return consume(text, position, part.text).map((next) => ({ next }));
    return places.flatMap((next): readonly Step[] => {
      if (next < position) return [];
      const piece = pattern.slice(position, next);
      const values = pattern[next] === "*" ? glob(`${piece}*`) : glob(piece);
      return canHold(part.claim, values) ? [{ next, values }] : [];
    });
  };

  walk(0, 0, []);
  return budget.steps <= 0 || found.size > MAX_CUTS ? undefined : [...found.values()];
}

interface Step {
  readonly next: number;
  readonly values?: Language;
}

/** The positions outside opaque values. */
function cuttable(pattern: string): readonly number[] {
  const places: number[] = [];
  let depth = 0;
  for (let i = 0; i <= pattern.length; i++) {
    if (depth === 0) places.push(i);
    const c = pattern[i] ?? "";
    if (hasOpaque(c)) depth++;
    else if (c === "\uFDD1") depth--;
  }
  return places;
}

const known = new Map<string, boolean>();
const KEPT = 10_000;

/** Whether GitLab can mint some value of the language into the claim. */
function canHold(claim: string, values: Language): boolean {
  if (!isClaimName(claim)) return false;
  if (claim === "sub") return true;
  if (values.kind === "exact") return values.values.some((value) => isMintable(claim, value));
  const key = `${claim} ${values.key}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  if (known.size >= KEPT) known.clear();
  const holds = !isEmpty(withinDomain(claim, values));
  known.set(key, holds);
  return holds;
}

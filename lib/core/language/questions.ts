import { automaton, shortestText } from "./automaton";
import { ANY, complement, intersection } from "./factories";
import type { Glob, Language } from "./language";
import { matches } from "./matches";

/** Whether no text belongs to the language. */
export function isEmpty(language: Language): boolean {
  switch (language.kind) {
    case "exact":
      return language.values.length === 0;
    case "glob":
    case "regex":
      return false;
    case "union":
      return language.parts.every(isEmpty);
    case "intersection":
      return (
        !hasSample(language.parts) && (textsClash(language.parts) || automaton(language).isEmpty)
      );
    default:
      return automaton(language).isEmpty;
  }
}

/** Whether every text of `inner` belongs to `outer`. */
export function includes(outer: Language, inner: Language): boolean {
  if (outer === ANY || outer.key === inner.key) return true;
  if (inner.kind === "exact") return inner.values.every((v) => matches(outer, v));
  if (inner.kind === "union") return inner.parts.every((part) => includes(outer, part));
  return isEmpty(intersection(inner, complement(outer)));
}

/** The shortest text of the language; of several the first in code-unit order. */
export function shortest(language: Language): string | undefined {
  if (language.kind !== "exact") return shortestText(language);
  return language.values.reduce<string | undefined>(
    (best, v) => (best === undefined || v.length < best.length ? v : best),
    undefined,
  );
}

/** The finite set of values, or `undefined` where the language is not given by one. */
export function exactValues(language: Language): readonly string[] | undefined {
  return language.kind === "exact" ? language.values : undefined;
}

const FILLINGS = ["", "x", "main", "a/b", "1"];

/** Tries a few short texts of each pattern on all others: a hit proves that they have a text in common. */
function hasSample(parts: readonly Language[]): boolean {
  return parts.some(
    (part) =>
      part.kind === "glob" &&
      FILLINGS.some((filling) => {
        const text = sample(part, filling);
        return parts.every((other) => matches(other, text));
      }),
  );
}

function sample(glob: Glob, filling: string): string {
  const text = glob.pattern.replaceAll("*", filling);
  return glob.question ? text.replaceAll("?", "x") : text;
}

/** Two patterns whose literal starts or ends differ have no text in common. */
function textsClash(parts: readonly Language[]): boolean {
  const globs = parts.filter((p): p is Glob => p.kind === "glob" && !p.ignoreCase && p.question);
  return globs.some((a, i) =>
    globs.slice(i + 1).some((b) => {
      const starts: [string, string] = [before(a.pattern), before(b.pattern)];
      const ends: [string, string] = [behind(a.pattern), behind(b.pattern)];
      return !agree(starts, (x, y) => x.startsWith(y)) || !agree(ends, (x, y) => x.endsWith(y));
    }),
  );
}

function agree([a, b]: [string, string], covers: (x: string, y: string) => boolean): boolean {
  return a.length >= b.length ? covers(a, b) : covers(b, a);
}

function before(pattern: string): string {
  return pattern.slice(0, pattern.search(/[*?]|$/));
}

function behind(pattern: string): string {
  return /[^*?]*$/.exec(pattern)?.[0] ?? "";
}

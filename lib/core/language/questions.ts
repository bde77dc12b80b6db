import { automaton, READABLE, shortestText } from "./automaton";
import { ANY, difference } from "./factories";
import type { Glob, Language } from "./language";
import { matches } from "./matches";
import { sampleOf } from "./samples";

const emptiness = new Map<string, boolean>();
const KEPT = 4096;

/**
 * Whether no text belongs to the language.
 * @throws the library's TooManyNodesError where only an automaton of more than 10,000 states could tell
 */
export function isEmpty(language: Language): boolean {
  switch (language.kind) {
    case "exact":
      return language.values.length === 0;
    case "glob":
    case "regex":
      return false;
    case "child":
      return isEmpty(language.of);
    case "union":
      return language.parts.every(isEmpty);
    case "pattern":
      return automaton(language).isEmpty;
    default: {
      const known = emptiness.get(language.key);
      if (known !== undefined) return known;
      const empty =
        sampleOf(language) === undefined &&
        ((language.kind === "intersection" && textsClash(language.parts)) ||
          automaton(language).isEmpty);
      if (emptiness.size >= KEPT) emptiness.clear();
      emptiness.set(language.key, empty);
      return empty;
    }
  }
}

/** Whether every text of `inner` belongs to `outer`. */
export function includes(outer: Language, inner: Language): boolean {
  if (outer === ANY || outer.key === inner.key) return true;
  if (inner.kind === "exact") return inner.values.every((v) => matches(outer, v));
  if (inner.kind === "union") return inner.parts.every((part) => includes(outer, part));
  return isEmpty(difference(inner, outer));
}

/**
 * The shortest text of the language, or `undefined` where it has none. Of several: of a finite set the first in
 * code-unit order, of a pattern the most readable.
 */
export function shortest(language: Language): string | undefined {
  if (language.kind === "exact") {
    return language.values.reduce<string | undefined>(
      (best, v) => (best === undefined || v.length < best.length ? v : best),
      undefined,
    );
  }
  return ["", ...READABLE].find((text) => matches(language, text)) ?? shortestText(language);
}

/** The finite set of values, or `undefined` where the language is not given by one. */
export function exactValues(language: Language): readonly string[] | undefined {
  return language.kind === "exact" ? language.values : undefined;
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

import type { Exact, Glob, Language, Pattern, PatternTree, Regex } from "./language";
import { matches } from "./matches";

/** The language of exactly these values. */
export function exact(...values: readonly string[]): Exact {
  const [only] = values;
  if (only !== undefined && values.length === 1) return single(only);
  const sorted = [...new Set(values)].sort(byCodeUnit);
  return { kind: "exact", key: JSON.stringify(sorted), values: sorted };
}

/** The same few values (`branch`, `true`, an issuer) are asked for again and again. */
const singles = new Map<string, Exact>();
const KEPT = 4096;

function single(value: string): Exact {
  const known = singles.get(value);
  if (known !== undefined) return known;
  if (singles.size >= KEPT) singles.clear();
  const made: Exact = { kind: "exact", key: JSON.stringify([value]), values: [value] };
  singles.set(value, made);
  return made;
}

export interface GlobOptions {
  /** @default false */
  readonly ignoreCase?: boolean;
  /**
   * Whether `?` stands for one character.
   * @default true
   */
  readonly question?: boolean;
}

/** The values a wildcard pattern matches as a whole. Without a wildcard it is the exact value. */
export function glob(pattern: string, options: GlobOptions = {}): Exact | Glob {
  const { ignoreCase = false } = options;
  const text = pattern.replace(/\*{2,}/g, "*");
  const question = (options.question ?? true) || !text.includes("?");
  if (!ignoreCase && !text.includes("*") && !(question && text.includes("?"))) return exact(text);
  if (text === "*") return ANY;
  const key = `glob${ignoreCase ? "/i" : ""}${question ? "" : "/q"}(${JSON.stringify(text)})`;
  return { kind: "glob", key, pattern: text, ignoreCase, question };
}

/** A whole-value regular expression of this package's own tables. */
export function regex(source: string): Regex {
  return { kind: "regex", key: `regex(${source})`, expression: new RegExp(`^(?:${source})$`, "u") };
}

/**
 * The values of a foreign regular expression.
 * @param source the expression as written
 */
export function pattern(source: string, tree: PatternTree): Pattern {
  return { kind: "pattern", key: `pattern(${JSON.stringify(source)})`, source, tree };
}

/** Every text. */
export const ANY: Glob = {
  kind: "glob",
  key: "any",
  pattern: "*",
  ignoreCase: false,
  question: true,
};

/** No text. */
export const NONE: Exact = exact();

/** The paths directly below a path of the language: `a/b` gives `a/b/x`, not `a/b/x/y`. */
export function childPaths(of: Language): Language {
  return isNone(of) ? NONE : { kind: "child", key: `child(${of.key})`, of, prefix: "" };
}

/** What follows `prefix` in the values that start with it. */
export function after(prefix: string, of: Language): Language {
  switch (of.kind) {
    case "exact":
      return exact(
        ...of.values.filter((v) => v.startsWith(prefix)).map((v) => v.slice(prefix.length)),
      );
    case "union":
      return union(...of.parts.map((part) => after(prefix, part)));
    case "intersection":
      return intersection(...of.parts.map((part) => after(prefix, part)));
    case "complement":
      return complement(after(prefix, of.of));
    default:
      if (of === ANY) return ANY;
      return { kind: "after", key: `after(${JSON.stringify(prefix)},${of.key})`, of, prefix };
  }
}

/** The values of any of the languages. */
export function union(...languages: readonly Language[]): Language {
  const [first] = languages;
  if (first !== undefined && languages.length === 1 && first.kind !== "union" && !isNone(first))
    return first;
  const parts = languages.flatMap((l) => (l.kind === "union" ? l.parts : [l]));
  if (parts.includes(ANY)) return ANY;
  const others = unique(parts.filter((p) => p.kind !== "exact"));
  const values = parts.flatMap((p) => (p.kind === "exact" ? p.values : []));
  const rest =
    others.length === 0 ? values : values.filter((v) => !others.some((o) => matches(o, v)));
  const all: readonly Language[] = rest.length > 0 ? [exact(...rest), ...others] : others;
  const [only] = all;
  if (only === undefined) return NONE;
  if (all.length === 1) return only;
  return { kind: "union", key: `(${all.map((p) => p.key).join("|")})`, parts: all };
}

/** The values that all of the languages have. */
export function intersection(...languages: readonly Language[]): Language {
  const finite = languages.find((l) => l.kind === "exact");
  if (finite !== undefined) {
    return kept(finite, (v) => languages.every((l) => l === finite || matches(l, v)));
  }
  const parts = unique(
    languages.flatMap((l) => (l.kind === "intersection" ? l.parts : [l])),
  ).filter((l) => l !== ANY);
  const [only] = parts;
  if (only === undefined) return ANY;
  if (parts.length === 1) return only;
  return { kind: "intersection", key: `(${parts.map((p) => p.key).join("&")})`, parts };
}

/** The values of `a` that `b` lacks. */
export function difference(a: Language, b: Language): Language {
  if (a.key === b.key) return NONE;
  return a.kind === "exact" ? kept(a, (v) => !matches(b, v)) : intersection(a, complement(b));
}

/** Every text that is not a value of the language. */
export function complement(of: Language): Language {
  if (of === ANY) return NONE;
  if (isNone(of)) return ANY;
  if (of.kind === "complement") return of.of;
  return { kind: "complement", key: `!${of.key}`, of };
}

function kept(language: Exact, test: (value: string) => boolean): Exact {
  const values = language.values.filter(test);
  return values.length === language.values.length ? language : exact(...values);
}

/** Whether it is the finite set without a value. */
export function isNone(language: Language): boolean {
  return language.kind === "exact" && language.values.length === 0;
}

function unique(languages: readonly Language[]): readonly Language[] {
  if (languages.length < 2) return languages;
  const byKey = new Map(languages.map((l) => [l.key, l]));
  return byKey.size === 1
    ? [...byKey.values()]
    : [...byKey.values()].sort((a, b) => byCodeUnit(a.key, b.key));
}

function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

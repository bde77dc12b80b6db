import type { Exact, Glob, Language, Regex } from "./language";
import { matches } from "./matches";

/** The language of exactly these values. */
export function exact(...values: readonly string[]): Exact {
  const sorted = values.length < 2 ? values : [...new Set(values)].sort(byCodeUnit);
  return {
    kind: "exact",
    key: JSON.stringify(sorted),
    values: sorted,
    members: new Set(sorted),
  };
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
  const { ignoreCase = false, question = true } = options;
  const text = pattern.replace(/\*{2,}/g, "*");
  if (!ignoreCase && !text.includes("*") && !(question && text.includes("?"))) return exact(text);
  if (text === "*") return ANY;
  const key = `glob${ignoreCase ? "/i" : ""}${question ? "" : "/q"}(${JSON.stringify(text)})`;
  return { kind: "glob", key, pattern: text, ignoreCase, question };
}

/** @internal A whole-value regular expression of this package's own tables. */
export function regex(source: string): Regex {
  return { kind: "regex", key: `regex(${source})`, expression: new RegExp(`^(?:${source})$`, "u") };
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
  return of === NONE ? NONE : { kind: "child", key: `child(${of.key})`, of, prefix: "" };
}

/** What follows `prefix` in the values that start with it. */
export function after(prefix: string, of: Language): Language {
  if (of.kind === "exact") {
    return exact(
      ...of.values.filter((v) => v.startsWith(prefix)).map((v) => v.slice(prefix.length)),
    );
  }
  if (of === ANY) return ANY;
  return { kind: "after", key: `after(${JSON.stringify(prefix)},${of.key})`, of, prefix };
}

/** The values of any of the languages. */
export function union(...languages: readonly Language[]): Language {
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
  const parts = unique(
    languages.flatMap((l) => (l.kind === "intersection" ? l.parts : [l])),
  ).filter((l) => l !== ANY);
  const [only] = parts;
  if (only === undefined) return ANY;
  if (parts.length === 1) return only;
  const finite = parts.find((l) => l.kind === "exact");
  if (finite !== undefined) {
    const others = parts.filter((l) => l !== finite);
    return exact(...finite.values.filter((v) => others.every((l) => matches(l, v))));
  }
  return { kind: "intersection", key: `(${parts.map((p) => p.key).join("&")})`, parts };
}

/** Every text that is not a value of the language. */
export function complement(of: Language): Language {
  if (of === ANY) return NONE;
  if (of.kind === "exact" && of.values.length === 0) return ANY;
  if (of.kind === "complement") return of.of;
  return { kind: "complement", key: `!${of.key}`, of };
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

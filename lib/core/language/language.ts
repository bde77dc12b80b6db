/**
 * The values one claim may have: a regular language. Values are immutable trees with a canonical key; exact values stay
 * plain sets, and an automaton is built only when two languages with wildcards must be compared (automaton.ts).
 */
export type Language = Exact | Glob | Regex | Pattern | Derived | Union | Intersection | Complement;

export interface Exact {
  readonly kind: "exact";
  readonly key: string;
  /** Sorted by code unit, each once. */
  readonly values: readonly string[];
}

/** `*` stands for any run of characters, `?` for one. */
export interface Glob {
  readonly kind: "glob";
  readonly key: string;
  readonly pattern: string;
  readonly ignoreCase: boolean;
  /** Whether `?` is a wildcard. */
  readonly question: boolean;
}

/** A whole-value regular expression from this package's own tables, never from a user. */
export interface Regex {
  readonly kind: "regex";
  readonly key: string;
  readonly expression: RegExp;
}

/** A whole-value regular expression that a user wrote, as a tree: decided by its automaton alone, which never backtracks. */
export interface Pattern {
  readonly kind: "pattern";
  readonly key: string;
  /** As it was written. */
  readonly source: string;
  readonly tree: PatternTree;
}

/** First and last code point. */
export type Range = readonly [number, number];

/** A regular expression without assertions. */
export type PatternTree =
  | { readonly kind: "set"; readonly ranges: readonly Range[] }
  | { readonly kind: "sequence" | "choice"; readonly parts: readonly PatternTree[] }
  | {
      readonly kind: "repeat";
      readonly of: PatternTree;
      readonly min: number;
      readonly max: number;
    };

/**
 * `child`: the paths directly below a path of `of`. `after`: what follows `prefix` in the values of `of`.
 */
export interface Derived {
  readonly kind: "child" | "after";
  readonly key: string;
  readonly of: Language;
  readonly prefix: string;
}

export interface Union {
  readonly kind: "union";
  readonly key: string;
  readonly parts: readonly Language[];
}

export interface Intersection {
  readonly kind: "intersection";
  readonly key: string;
  readonly parts: readonly Language[];
}

export interface Complement {
  readonly kind: "complement";
  readonly key: string;
  readonly of: Language;
}

import { accepts } from "./automaton";
import type { Glob, Language } from "./language";
import { isSameLetter } from "./letters";

/**
 * Whether a text belongs to the language. Linear for every practical pattern; only a foreign regular expression needs its
 * automaton.
 * @throws the library's TooManyNodesError where that would be too large
 */
export function matches(language: Language, text: string): boolean {
  switch (language.kind) {
    case "exact":
      return holds(language.values, text);
    case "glob":
      return walk(language, charactersOf(language.pattern), charactersOf(text));
    case "regex":
      return language.expression.test(text);
    case "pattern":
      return accepts(language, text);
    case "child": {
      const slash = text.lastIndexOf("/");
      return slash >= 0 && slash < text.length - 1 && matches(language.of, text.slice(0, slash));
    }
    case "after":
      return matches(language.of, language.prefix + text);
    case "union":
      return language.parts.some((part) => matches(part, text));
    case "intersection":
      return language.parts.every((part) => matches(part, text));
    case "complement":
      return !matches(language.of, text);
  }
}

function holds(sorted: readonly string[], text: string): boolean {
  let low = 0;
  let high = sorted.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] ?? "";
    if (value === text) return true;
    if (value < text) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

/** Characters are code points, as in the automata; most texts have one code unit for each. */
function charactersOf(text: string): ArrayLike<string> {
  return /[\ud800-\udfff]/.test(text) ? Array.from(text) : text;
}

/** The last `*` is the only point that ever needs a second try: what it takes may only grow. */
function walk(
  { question, ignoreCase }: Glob,
  pattern: ArrayLike<string>,
  text: ArrayLike<string>,
): boolean {
  let p = 0;
  let star = -1;
  let resume = 0;
  for (let t = 0; t < text.length;) {
    const wanted = pattern[p];
    const found = text[t] ?? "";
    if (wanted === "*") {
      star = p++;
      resume = t;
    } else if (
      wanted !== undefined &&
      ((question && wanted === "?") ||
        (ignoreCase ? isSameLetter(wanted, found) : wanted === found))
    ) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}

import type { Glob, Language } from "./language";
import { matches } from "./matches";

// Most languages that occur have a short text in them that can be guessed: a guess that matches proves that the language
// is not empty, and spares an automaton.

/** What a `*` is tried with. */
const FILLINGS = ["", "x", "main", "a/b", "1"];

/** Texts of claims whose values have a form of their own: a URL, a commit. */
const FORMS = [...FILLINGS, "https://x", "0".repeat(40)];

/** A text of the language, found by guessing; `undefined` says nothing. */
export function sampleOf(language: Language): string | undefined {
  for (const text of new Set(guesses(language))) {
    if (matches(language, text)) return text;
  }
  return undefined;
}

function guesses(language: Language): readonly string[] {
  switch (language.kind) {
    case "exact":
      return language.values;
    case "glob":
      return FILLINGS.map((filling) => filled(language, filling));
    case "child":
      return guesses(language.of).map((path) => `${path}/x`);
    case "after":
      return guesses(language.of).flatMap((text) =>
        text.startsWith(language.prefix) ? [text.slice(language.prefix.length)] : [],
      );
    case "union":
    case "intersection":
      return language.parts.flatMap(guesses);
    case "regex":
    case "pattern":
    case "complement":
      return FORMS;
  }
}

function filled(glob: Glob, filling: string): string {
  const text = glob.pattern.replaceAll("*", filling);
  return glob.question ? text.replaceAll("?", "x") : text;
}

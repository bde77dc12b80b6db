import * as fc from "fast-check";
import { complement, exact, glob, intersection, type Language, union } from "../../../lib/core";

const wildcards = fc.constantFrom("*", "?", "*", "**");

/** A pattern that fits a value: one or two stretches of it give way to wildcards. */
function patternsOf(values: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const cut = fc.record({
    at: fc.nat(30),
    length: fc.nat(4),
    wildcard: wildcards,
  });
  return fc.tuple(values, fc.array(cut, { minLength: 1, maxLength: 2 })).map(([value, cuts]) =>
    cuts.reduce((text, { at, length, wildcard }) => {
      const characters = Array.from(text);
      characters.splice(at % (characters.length + 1), wildcard === "?" ? 1 : length, wildcard);
      return characters.join("");
    }, value),
  );
}

/** One exact value, several, or a wildcard pattern over them. */
export function simpleLanguages(values: fc.Arbitrary<string>): fc.Arbitrary<Language> {
  const options = fc.record({
    ignoreCase: fc.constantFrom(false, false, true),
    question: fc.constantFrom(true, true, false),
  });
  return fc.oneof(
    fc.array(values, { minLength: 1, maxLength: 3 }).map((list) => exact(...list)),
    fc.tuple(patternsOf(values), options).map(([text, props]) => glob(text, props)),
  );
}

/** Languages around some values: exact, multi-valued, patterns, and what union, intersection and complement make of them. */
export function languages(values: fc.Arbitrary<string>): fc.Arbitrary<Language> {
  const simple = simpleLanguages(values);
  const pairs = fc.tuple(simple, simple);
  return fc.oneof(
    { weight: 5, arbitrary: simple },
    { weight: 1, arbitrary: simple.map(complement) },
    { weight: 1, arbitrary: pairs.map((pair) => union(...pair)) },
    { weight: 1, arbitrary: pairs.map((pair) => intersection(...pair)) },
    {
      weight: 1,
      arbitrary: pairs.map(([a, b]) => intersection(a, complement(b))),
    },
    { weight: 1, arbitrary: pairs.map((pair) => complement(union(...pair))) },
  );
}

const FILLINGS = ["", "x", "main", "a/b", "1", "😀"];

/** A value of the language where its text tells one, chosen by a number. */
export function memberOf(language: Language, choice: number): string | undefined {
  switch (language.kind) {
    case "exact":
      return language.values[choice % language.values.length];
    case "glob": {
      const text = language.pattern.replaceAll("*", FILLINGS[choice % FILLINGS.length] ?? "");
      return language.question ? text.replaceAll("?", "y") : text;
    }
    case "union":
    case "intersection": {
      const part = language.parts[choice % language.parts.length];
      return part && memberOf(part, choice);
    }
    case "child": {
      const parent = memberOf(language.of, choice);
      return parent && `${parent}/x`;
    }
    default:
      return undefined;
  }
}

const CHARACTERS = [
  "a",
  "A",
  "b",
  "/",
  ":",
  "ß",
  "ẞ",
  "İ",
  "i",
  "ı",
  "Σ",
  "ς",
  "k",
  "s",
  "ſ",
  "K",
  "K",
  "😀",
  "é",
];

/** Patterns with a text that fits, or nearly: letters whose case is not a pair, and characters of two code units. */
export const patternsWithTexts: fc.Arbitrary<{
  readonly language: Language;
  readonly text: string;
}> = fc
  .record({
    pattern: fc.string({
      unit: fc.constantFrom(...CHARACTERS, "*", "*", "?", "?"),
      maxLength: 7,
    }),
    ignoreCase: fc.boolean(),
    question: fc.constantFrom(true, true, false),
    fillings: fc.array(fc.string({ unit: fc.constantFrom(...CHARACTERS), maxLength: 3 }), {
      minLength: 7,
      maxLength: 7,
    }),
    change: fc.constantFrom("none", "upper", "lower", "cut", "other"),
  })
  .map(({ pattern, ignoreCase, question, fillings, change }) => {
    const fitting = Array.from(pattern, (c, i) => {
      const filling = fillings[i] ?? "";
      if (c === "*") return filling;
      return c === "?" && question ? (Array.from(filling)[0] ?? "a") : c;
    }).join("");
    const changed: Record<typeof change, string> = {
      none: fitting,
      upper: fitting.toUpperCase(),
      lower: fitting.toLowerCase(),
      cut: Array.from(fitting).slice(1).join(""),
      other: fillings.slice(0, 3).join(""),
    };
    return {
      language: glob(pattern, { ignoreCase, question }),
      text: changed[change],
    };
  });

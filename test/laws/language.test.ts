import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  childPaths,
  complement,
  includes,
  intersection,
  isEmpty,
  type Language,
  matches,
  shortest,
  union,
} from "../../lib/core";
import { after } from "../../lib/core/language";
import { automaton } from "../../lib/core/language/automaton";
import { languages, patternsWithTexts } from "../support/generators";
import { check, type Law, RUNS } from "./check";

const texts = fc.string({
  unit: fc.constantFrom(...Array.from("aAb/:kK*ßΣς😀")),
  maxLength: 4,
});
const words: fc.Arbitrary<Words> = fc.record({
  a: languages(texts),
  b: languages(texts),
  list: fc.array(texts, { minLength: 10, maxLength: 10 }),
});

interface Words {
  readonly a: Language;
  readonly b: Language;
  readonly list: readonly string[];
}

function operationsAgreeWithMatches({ a, b, list }: Words): void {
  const sets = {
    union: union(a, b),
    intersection: intersection(a, b),
    not: complement(a),
    child: childPaths(a),
    after: after("a", a),
  };
  for (const text of list) {
    const slash = text.lastIndexOf("/");
    expect({
      text,
      union: matches(sets.union, text),
      intersection: matches(sets.intersection, text),
      not: matches(sets.not, text),
      child: matches(sets.child, text),
      after: matches(sets.after, text),
    }).toEqual({
      text,
      union: matches(a, text) || matches(b, text),
      intersection: matches(a, text) && matches(b, text),
      not: !matches(a, text),
      child: slash >= 0 && slash < text.length - 1 && matches(a, text.slice(0, slash)),
      after: matches(a, `a${text}`),
    });
  }
}

function questionsAgreeWithMatches({ a, b, list }: Words): void {
  const word = shortest(a);
  expect({ word, empty: isEmpty(a) }).toEqual({
    word,
    empty: word === undefined,
  });
  const shorter = list.filter(
    (text) => matches(a, text) && (word === undefined || isShorter(text, word)),
  );
  expect({ word, shorter }).toEqual({ word, shorter: [] });
  if (word !== undefined) expect({ word, found: matches(a, word) }).toEqual({ word, found: true });
  const outside = shortest(intersection(a, complement(b)));
  expect({ outside, within: includes(b, a) }).toEqual({
    outside,
    within: outside === undefined,
  });
  if (outside === undefined) {
    expect(list.filter((text) => matches(a, text) && !matches(b, text))).toEqual([]);
  } else {
    expect([outside, matches(a, outside), matches(b, outside)]).toEqual([outside, true, false]);
  }
}

/** In characters and in code units: of finite sets the one is counted, of patterns the other. */
function isShorter(text: string, word: string): boolean {
  return text.length < word.length && Array.from(text).length < Array.from(word).length;
}

interface Pattern {
  readonly language: Language;
  readonly text: string;
}

function matchesAgreesWithTheAutomaton({ language, text }: Pattern): void {
  const points = Array.from(text, (c) => c.codePointAt(0) ?? 0);
  expect({ text, found: matches(language, text) }).toEqual({
    text,
    found: automaton(language).test(points),
  });
}

describe("laws of languages", () => {
  const laws: readonly Law<Words>[] = [operationsAgreeWithMatches, questionsAgreeWithMatches];

  test.each(laws.map((law) => ({ law })))("$law.name", ({ law }) => {
    expect(check(words, law)).toBe(RUNS);
  });

  test("matchesAgreesWithTheAutomaton", () => {
    expect(check(patternsWithTexts, matchesAgreesWithTheAutomaton)).toBe(RUNS);
  });
});

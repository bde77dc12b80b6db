import { expect, jest, test } from "@jest/globals";
import {
  after,
  ANY,
  childPaths,
  complement,
  exact,
  glob,
  intersection,
  isTooLarge,
  type Language,
  matches,
  NONE,
  pattern,
  type PatternTree,
  regex,
  union,
} from "../../../lib/core/language";
import type * as Automata from "../../../lib/core/language/automaton";
import {
  accepts,
  automataBuilt,
  automaton,
  shortestText,
} from "../../../lib/core/language/automaton";

const SMILE = "\u{1F600}";
const ASTRAL = "\u{1F601}";

const LANGUAGES: readonly [string, Language][] = [
  ["no value", exact()],
  ["values", exact("", "ab", "a/b", SMILE)],
  ["anything", ANY],
  ["a pattern", glob("a*b")],
  ["a question mark", glob("a?")],
  ["only a question mark", glob("?")],
  ["a plain question mark", glob("a?*", { question: false })],
  ["a pattern in any case", glob("aK*", { ignoreCase: true })],
  ["letters with many forms", glob("\u03c3s\u00df\u0130*", { ignoreCase: true })],
  ["an astral literal", glob(`${SMILE}*`)],
  ["an expression", regex("a|b[/x]*")],
  ["an expression with a class of the rest", regex("[^/]+")],
  ["children of values", childPaths(exact("a", "a/b"))],
  ["children of a pattern", childPaths(glob("a*"))],
  ["what follows", after("a", glob("a*b"))],
  ["what follows an astral character", after(SMILE, glob(`${SMILE}?`))],
  ["what follows in an expression", after("b/", regex("a|b[/x]*"))],
  ["what never follows", after("c", glob("a*b"))],
  ["a union", union(exact("x"), glob("a*"), glob("*b"))],
  ["an intersection", intersection(glob("a*"), glob("*b"), glob("*x*"))],
  ["a complement", complement(glob("a*"))],
  ["a complement of values", complement(exact("a", ""))],
  ["a complement of a union", complement(union(glob("a*"), glob("?")))],
  ["a union of complements", union(complement(glob("a*")), exact("ab"), glob("ax*"))],
];

const TEXTS: readonly string[] = [
  "",
  "a",
  "b",
  "x",
  "ab",
  "axb",
  "a\nb",
  "a?",
  "a?b",
  "aK",
  "Ak/",
  "a\u212a",
  "ak",
  "/",
  "/x",
  "a/",
  "a/b",
  "a/b/c",
  "a//b",
  "b/x/",
  "x/x",
  "ba",
  SMILE,
  ASTRAL,
  `${SMILE}${ASTRAL}`,
  `a${ASTRAL}`,
  "\u03c3s\u00df\u0130",
  "\u03a3S\u1e9e\u0130",
  "\u03c2\u017f\u00df\u0130x",
  "\u03c3s\u00dfi\u0307",
  "\u03c3sss\u0130",
  "\u{10ffff}",
];

test.each(LANGUAGES)("%s: the automaton has the texts that match", (_, language) => {
  const dfa = automaton(language);
  const read = TEXTS.filter((text) => dfa.test(Array.from(text, (c) => c.codePointAt(0) ?? -1)));
  expect(read).toEqual(TEXTS.filter((text) => matches(language, text)));
});

test.each(LANGUAGES)("%s: its automaton is built once", (_, language) => {
  const first = automaton(language);
  const count = automataBuilt();
  expect(automaton({ ...language })).toBe(first);
  expect(automataBuilt()).toBe(count);
});

test("an expression with an anchor of its own is refused, not read without it", () => {
  expect(() => automaton(regex("a$|b"))).toThrow(new Error("Assertions are not supported."));
});

test("a complement leaves the automaton of its language alone", () => {
  const language = glob("complement-of-this*");
  const states = automaton(language).toString();
  automaton(complement(language));
  expect(automaton(language).toString()).toBe(states);
});

test("a union leaves the automata of its parts alone", () => {
  const parts = [glob("first-of-union*"), glob("second-of-union*")] as const;
  const states = parts.map((part) => automaton(part).toString());
  automaton(union(...parts));
  expect(parts.map((part) => automaton(part).toString())).toEqual(states);
});

test("automata are minimal", () => {
  const nodes = (language: Language): number => [...automaton(language).nodes()].length;
  expect(nodes(union(glob("ab*"), glob("a*"), glob("ac*")))).toBe(nodes(glob("a*")));
  expect(nodes(ANY)).toBe(1);
});

test("building a language keeps its parts too", () => {
  const before = automataBuilt();
  automaton(intersection(glob("part-one*"), complement(glob("*part-two"))));
  expect(automataBuilt() - before).toBe(4);
});

test.each<[string, Language, string | undefined]>([
  ["nothing", NONE, undefined],
  ["an impossible intersection", intersection(glob("a?"), glob("b?")), undefined],
  ["anything", ANY, ""],
  ["a value of several", exact("abc", "b", "xy"), "b"],
  ["a pattern", glob("a*"), "a"],
  ["a free character is readable", glob("a?*"), "ax"],
  ["of several free characters each", glob("??"), "xx"],
  ["letters before digits", regex("[0-9m]"), "m"],
  ["digits before capitals", regex("[0-9M]"), "1"],
  ["capitals before marks", regex("[M/]"), "M"],
  ["a slash before what is unreadable", regex("[!/]"), "/"],
  ["the first of the unreadable", regex("[!-$]"), "!"],
  ["a readable text of the same length", regex("!|x"), "x"],
  ["a readable text, wherever", regex("a!|!a|bb"), "bb"],
  ["the least bad text", regex("a/|aZ"), "aZ"],
  ["never a longer one for its looks", regex("!|xx"), "!"],
  ["an astral character", glob(`*${SMILE}`), SMILE],
  ["what follows", after("a", glob("abc*")), "bc"],
  ["a path below", childPaths(glob("a*")), "a/x"],
  ["all but the empty text", complement(exact("")), "x"],
])("the shortest text of %s", (_, language, expected) => {
  expect(shortestText(language)).toBe(expected);
});

test("a language with too many states is refused", () => {
  const huge = glob(`*a${"?".repeat(16)}`);
  let thrown: unknown;
  try {
    automaton(huge);
  } catch (error) {
    thrown = error;
  }
  expect(isTooLarge(thrown)).toBe(true);
  expect(isTooLarge(new Error("another"))).toBe(false);
});

test("before an automaton was built, no error is one of size", () => {
  jest.isolateModules(() => {
    const fresh = jest.requireActual<typeof Automata>("../../../lib/core/language/automaton");
    expect(fresh.isTooLarge(new Error("another"))).toBe(false);
    expect(fresh.automataBuilt()).toBe(0);
    fresh.automaton(glob("a*"));
    expect(fresh.isTooLarge(new Error("another"))).toBe(false);
    expect(fresh.automataBuilt()).toBe(1);
  });
});

test("at most 4096 automata are kept", () => {
  jest.isolateModules(() => {
    const fresh = jest.requireActual<typeof Automata>("../../../lib/core/language/automaton");
    for (let i = 0; i < 4096; i++) fresh.automaton(exact(String(i)));
    expect(fresh.automataBuilt()).toBe(4096);
    fresh.automaton(exact("0"));
    expect(fresh.automataBuilt()).toBe(4096);
    fresh.automaton(exact("one more"));
    expect(fresh.automataBuilt()).toBe(1);
  });
});

test("a foreign expression is decided by its automaton", () => {
  const digit: PatternTree = { kind: "set", ranges: [[48, 57]] };
  const letters: PatternTree = {
    kind: "set",
    ranges: [
      [97, 122],
      [0x1f600, 0x1f600],
    ],
  };
  const tree: PatternTree = {
    kind: "sequence",
    parts: [
      { kind: "choice", parts: [letters, { kind: "sequence", parts: [] }] },
      { kind: "repeat", of: digit, min: 1, max: 3 },
    ],
  };
  const language = pattern("[a-z]?[0-9]{1,3}", tree);
  const texts = ["1", "a12", `${SMILE}123`, "", "a", "1234", "ab1"];
  expect(texts.filter((text) => accepts(language, text))).toEqual(["1", "a12", `${SMILE}123`]);
  expect(shortestText(language)).toBe("1");
});

test("a foreign expression with more than 2000 states is refused", () => {
  const any: PatternTree = { kind: "set", ranges: [[0, 0x10ffff]] };
  const tree: PatternTree = { kind: "repeat", of: any, min: 3000, max: 3000 };
  let error: unknown;
  try {
    automaton(pattern(".{3000}", tree));
  } catch (thrown) {
    error = thrown;
  }
  expect(isTooLarge(error)).toBe(true);
});

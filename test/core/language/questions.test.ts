import { expect, test } from "@jest/globals";
import {
  after,
  ANY,
  childPaths,
  complement,
  exact,
  exactValues,
  glob,
  includes,
  intersection,
  isEmpty,
  type Language,
  NONE,
  pattern,
  regex,
  shortest,
  union,
} from "../../../lib/core/language";
import { automataBuilt } from "../../../lib/core/language/automaton";
import { opaque } from "../../../lib/core";

const SMILE = "\u{1F600}";
const ID = opaque("${gitlab_project.web.id}");
const anyCase = (pattern: string): Language => glob(pattern, { ignoreCase: true });
const plain = (pattern: string): Language => glob(pattern, { question: false });

test.each<[string, Language, Language]>([
  ["values", exact(), exact("")],
  ["children", childPaths(NONE), childPaths(exact("a"))],
  ["children of patterns", childPaths(intersection(glob("a?"), glob("b?"))), childPaths(glob("?"))],
  ["what follows", after("a", glob("b*")), after("a", glob("a*"))],
  ["what follows the whole pattern", after("ab?", glob("a?")), after("ab", glob("a?*"))],
  ["literal starts", intersection(glob("a*"), glob("b*")), intersection(glob("a*"), glob("ab*"))],
  ["literal ends", intersection(glob("*a"), glob("*b")), intersection(glob("*a"), glob("*ba"))],
  [
    "a longer first start",
    intersection(glob("abc*"), glob("b*")),
    intersection(glob("abc*"), glob("a*")),
  ],
  [
    "a longer first end",
    intersection(glob("*abc"), glob("*b")),
    intersection(glob("*abc"), glob("*c")),
  ],
  [
    "starts up to a question mark",
    intersection(glob("a?c*"), glob("b*")),
    intersection(glob("a?c*"), glob("ab*")),
  ],
  [
    "ends down to a question mark",
    intersection(glob("*c?a"), glob("*b")),
    intersection(glob("*c?a"), glob("*ba")),
  ],
  ["lengths", intersection(glob("?"), glob("??")), intersection(glob("?*"), glob("??"))],
  [
    "middles",
    intersection(glob("a?c"), glob("ab?"), complement(exact("abc"))),
    intersection(glob("a?c"), glob("ab?")),
  ],
  [
    "the third part",
    intersection(glob("a*"), glob("*c"), glob("b?")),
    intersection(glob("a*"), glob("*c"), glob("ab?")),
  ],
  [
    "any case and a start",
    intersection(anyCase("a*"), glob("b*")),
    intersection(anyCase("a*"), glob("A*")),
  ],
  [
    "any case and an end",
    intersection(anyCase("*a"), glob("*B")),
    intersection(anyCase("*a"), glob("*A")),
  ],
  [
    "plain question marks",
    intersection(plain("a?*"), glob("ab*")),
    intersection(plain("a?*"), glob("a?*")),
  ],
  [
    "plain question marks at the end",
    intersection(plain("*?"), glob("*b")),
    intersection(plain("*?b"), glob("*b")),
  ],
  [
    "any case, past every guess",
    intersection(anyCase("a*q"), glob("b*z*")),
    intersection(anyCase("a*q"), glob("A*z*")),
  ],
  [
    "any case at the end, past every guess",
    intersection(anyCase("q*a"), glob("*z*b")),
    intersection(anyCase("q*a"), glob("*z*A")),
  ],
  [
    "an expression",
    intersection(regex("[1-9][0-9]*"), glob("0*")),
    intersection(regex("[1-9][0-9]*"), glob("9*")),
  ],
  [
    "a guess that the other lacks",
    intersection(glob("a*"), glob("*z*"), complement(glob("*z*"))),
    intersection(glob("a*"), glob("*z*")),
  ],
  [
    "a pattern and its complement",
    intersection(glob("a*"), complement(glob("a*"))),
    intersection(glob("a*"), complement(glob("ab*"))),
  ],
  [
    "a narrower pattern",
    intersection(glob("ab*"), complement(glob("a*"))),
    intersection(glob("a*"), complement(glob("ab*"))),
  ],
  [
    "a union",
    union(childPaths(exact()), intersection(glob("a*"), glob("b*"))),
    union(NONE, glob("a*")),
  ],
  [
    "one part of a union",
    union(intersection(glob("a?"), glob("b?")), intersection(glob("c?"), glob("b?"))),
    union(intersection(glob("a?"), glob("b?")), intersection(glob("b?"), glob("?c"))),
  ],
  ["a complement", complement(union(glob("a*"), complement(glob("a*")))), complement(glob("?*"))],
  [
    "astral characters",
    intersection(glob("?"), glob(`${SMILE}?`)),
    intersection(glob("?"), glob(`${SMILE}*`)),
  ],
])("empty and not: %s", (_, empty, full) => {
  expect([isEmpty(empty), isEmpty(full)]).toEqual([true, false]);
  expect([isEmpty(empty), isEmpty(full)]).toEqual([true, false]);
});

test.each([ANY, glob("a"), anyCase("a"), regex("a"), exact("")])("%j is not empty", (language) => {
  expect(isEmpty(language)).toBe(false);
});

test.each<[string, Language, Language, Language]>([
  ["anything", ANY, glob("a*"), NONE],
  ["values", exact("a", "b"), exact("a"), exact("a", "c")],
  ["every value", exact("a", "b"), exact("a", "b"), exact("c", "d")],
  ["a pattern of values", glob("a*"), exact("a", "ab"), exact("a", "b")],
  ["a pattern of patterns", glob("a*"), glob("ab*"), glob("*a")],
  ["itself", glob("a?"), glob("a?"), glob("a*")],
  [
    "a union",
    union(glob("a*"), glob("b*")),
    union(glob("ab*"), exact("b")),
    union(glob("ab*"), exact("c")),
  ],
  [
    "the first part of a union",
    glob("a*"),
    union(glob("ab*"), glob("ac*")),
    union(glob("b*"), glob("ac*")),
  ],
  ["parts that cover together", union(exact("a"), glob("a?*")), glob("a*"), glob("*")],
  ["a complement", complement(glob("a*")), glob("b*"), glob("*b")],
  ["an intersection", intersection(glob("a*"), glob("*b")), glob("a*b"), glob("a*")],
  ["any case", anyCase("a*"), glob("A*"), glob("?A*")],
  ["no other letter", anyCase("*k"), exact("\u212a"), exact("l")],
  ["case", anyCase("ab*"), anyCase("aBc*"), anyCase("a*")],
  ["opaque values", exact(ID, "1"), exact(ID), exact("${gitlab_project.web.id}")],
])("includes and does not include: %s", (_, outer, inner, other) => {
  expect([includes(outer, inner), includes(outer, other)]).toEqual([true, outer === ANY]);
});

test.each<[string, Language, boolean]>([
  ["nothing in nothing", NONE, true],
  ["the empty text", exact(""), false],
  ["a pattern", glob("a*"), false],
  ["an empty intersection", intersection(glob("a?"), glob("b?")), true],
])("NONE includes %s: %s", (_, inner, expected) => {
  expect(includes(NONE, inner)).toBe(expected);
});

test.each<[string, Language, string | undefined]>([
  ["nothing", NONE, undefined],
  ["an empty intersection", intersection(glob("a?"), glob("b?")), undefined],
  ["the shortest value", exact("abc", "xy", "z"), "z"],
  ["the first of the short values", exact("b", "a", "cc"), "a"],
  ["the empty value", exact("a", ""), ""],
  ["anything", ANY, ""],
  ["a pattern", glob("main-*"), "main-"],
  ["a question mark", glob("v?"), "vx"],
  ["one free character", glob("?"), "x"],
  ["one character but x", intersection(glob("?"), complement(exact("x"))), "a"],
  ["all but the empty text", complement(exact("")), "x"],
  ["an id", regex("[1-9][0-9]*"), "1"],
  ["a union", union(glob("abc*"), exact("xy")), "xy"],
  ["an intersection", intersection(glob("a*"), glob("*b")), "ab"],
  ["no readable character", regex("[!]"), "!"],
])("shortest of %s", (_, language, expected) => {
  expect(shortest(language)).toBe(expected);
});

test.each<[string, Language, readonly string[] | undefined]>([
  ["values", exact("b", "a"), ["a", "b"]],
  ["nothing", NONE, []],
  ["a pattern", glob("a?"), undefined],
  ["anything", ANY, undefined],
  ["a complement", complement(exact("a")), undefined],
])("exact values of %s", (_, language, expected) => {
  expect(exactValues(language)).toEqual(expected);
});

test("exact values never build an automaton", () => {
  const before = automataBuilt();
  const values = exact("a1", "b1", ID);
  const pattern = glob("never-built-*");
  const answers = [
    isEmpty(values),
    isEmpty(intersection(values, pattern)),
    isEmpty(intersection(values, complement(pattern))),
    isEmpty(union(values, pattern)),
    includes(pattern, values),
    includes(complement(pattern), values),
    includes(values, exact("a1")),
    shortest(values),
    exactValues(intersection(pattern, values)),
  ];
  expect(answers).toEqual([false, true, false, false, false, true, true, "a1", []]);
  expect(automataBuilt()).toBe(before);
});

test.each<[string, () => unknown, unknown]>([
  ["one pattern", () => isEmpty(glob("cheap-1*")), false],
  ["starts that clash", () => isEmpty(intersection(glob("cheap-2*"), glob("chaep-2*"))), true],
  ["ends that clash", () => isEmpty(intersection(glob("*cheap-3"), glob("*chaep-3"))), true],
  ["a guess that fits", () => isEmpty(intersection(glob("cheap-4*"), glob("*4*"))), false],
  ["a pattern in itself", () => includes(glob("cheap-5*"), glob("cheap-5**")), true],
  ["a pattern in anything", () => includes(ANY, glob("cheap-6*")), true],
  ["children of a pattern", () => isEmpty(childPaths(glob("cheap-7*"))), false],
  ["a short text", () => shortest(complement(exact("cheap-8"))), ""],
])("no automaton for %s", (_, ask, expected) => {
  const before = automataBuilt();
  expect(ask()).toBe(expected);
  expect(automataBuilt()).toBe(before);
});

test("patterns are compared once", () => {
  const inner = glob("once-?x*");
  const outer = glob("once-*x*");
  const before = automataBuilt();
  expect(includes(outer, inner)).toBe(true);
  const built = automataBuilt();
  expect(built - before).toBe(4);
  expect(includes(outer, glob("once-?x**"))).toBe(true);
  expect(automataBuilt()).toBe(built);
});

test("a foreign expression may match nothing", () => {
  const a = { kind: "set", ranges: [[97, 97]] } as const;
  const never = { kind: "choice", parts: [] } as const;
  expect([pattern("a", a), pattern("b^", never)].map(isEmpty)).toEqual([false, true]);
});

import { expect, test } from "@jest/globals";
import {
  after,
  ANY,
  childPaths,
  complement,
  difference,
  exact,
  glob,
  intersection,
  isNone,
  type Language,
  NONE,
  regex,
  union,
} from "../../../lib/core/language";

const A = glob("a*");
const B = glob("*b");
const C = glob("c?");

test.each<[string, Language, readonly string[]]>([
  ["no value", exact(), []],
  ["one value", exact("a"), ["a"]],
  ["values in order", exact("b", "a"), ["a", "b"]],
  ["each value once", exact("a", "b", "a"), ["a", "b"]],
  ["the same value twice", exact("a", "a"), ["a"]],
  ["code units order, not languages", exact("b", "B", "\u00e4", "a"), ["B", "a", "b", "\u00e4"]],
  ["a pattern without a wildcard", glob("main"), ["main"]],
  ["a question mark that is none", glob("a?", { question: false }), ["a?"]],
  ["the empty pattern", glob(""), [""]],
  ["a union of values", union(exact("b"), exact("a", "b")), ["a", "b"]],
  ["a union of nothing", union(), []],
  ["a union of empty sets", union(exact(), NONE), []],
  ["values that both have", intersection(exact("a", "b"), exact("b", "c")), ["b"]],
  ["values that three have", intersection(exact("a", "b"), exact("b"), exact("b", "c")), ["b"]],
  ["values that a pattern has", intersection(A, exact("b", "a1", "a2")), ["a1", "a2"]],
  ["values that two patterns have", intersection(A, exact("a", "ab", "b"), B), ["ab"]],
  [
    "values without those of another set",
    intersection(exact("a", "b"), complement(exact("a"))),
    ["b"],
  ],
  ["nothing in common", intersection(exact("a"), exact("b")), []],
  ["values without others", difference(exact("a", "b"), exact("b", "c")), ["a"]],
  ["values without a pattern", difference(exact("a", "b"), A), ["b"]],
  ["a language without itself", difference(A, glob("a*")), []],
  ["a language without anything", difference(A, ANY), []],
  ["nothing without a pattern", difference(NONE, A), []],
  ["what follows in values", after("x/", exact("x/a", "y/b", "x/")), ["", "a"]],
  ["what follows in no value", after("x/", exact("x")), []],
  ["the children of nothing", childPaths(exact()), []],
])("%s: a finite set", (_, language, values) => {
  expect(language).toEqual({
    kind: "exact",
    key: JSON.stringify(values),
    values,
  });
});

test.each<[string, Language, Language]>([
  ["a star is anything", glob("*"), ANY],
  ["stars are anything", glob("***"), ANY],
  ["a star in any case is anything", glob("*", { ignoreCase: true }), ANY],
  ["a star without question marks is anything", glob("*", { question: false }), ANY],
  ["anything or more", union(A, ANY, exact("b")), ANY],
  ["one language united", union(A), A],
  ["a language with itself", union(A, glob("a**")), A],
  ["a language or nothing", union(A, NONE), A],
  ["values that a pattern has already", union(exact("a1"), A), A],
  ["no union", union(), NONE],
  ["no intersection", intersection(), ANY],
  ["anything and anything", intersection(ANY, ANY), ANY],
  ["one language met", intersection(A), A],
  ["a language and anything", intersection(ANY, A), A],
  ["a language met with itself", intersection(A, glob("a*")), A],
  ["a language without nothing", difference(A, NONE), A],
  ["anything without a language", difference(ANY, A), complement(A)],
  [
    "a pattern without values",
    difference(A, exact("ab")),
    intersection(A, complement(exact("ab"))),
  ],
  ["not anything", complement(ANY), NONE],
  ["not nothing", complement(NONE), ANY],
  ["not an empty set made elsewhere", complement(exact()), ANY],
  ["not not", complement(complement(A)), A],
  ["not not of values", complement(complement(exact("a", "b"))), exact("a", "b")],
  ["the children of nothing", childPaths(NONE), NONE],
  ["what follows in anything", after("x", ANY), ANY],
  ["what follows in all but a value", after("x", complement(exact("y"))), ANY],
])("%s", (_, made, expected) => {
  expect(made).toEqual(expected);
  expect(made === ANY).toBe(expected === ANY);
});

test.each<[string, Language, Language]>([
  ["values", exact("a", "b"), exact("b", "a", "b")],
  ["runs of stars", glob("a**b"), glob("a*b")],
  ["unions in another order", union(A, B), union(B, A)],
  ["unions in unions", union(union(A, B), C), union(A, union(C, B))],
  ["values and patterns", union(exact("x"), A, exact("y")), union(A, exact("y", "x"))],
  ["values that patterns have", union(A, B, exact("ax", "x")), union(exact("x"), B, A)],
  ["intersections in another order", intersection(A, B), intersection(B, A)],
  ["intersections in intersections", intersection(intersection(A, C), B), intersection(B, C, A)],
  ["anything in an intersection", intersection(A, ANY, B), intersection(A, B)],
  ["doubles in an intersection", intersection(A, B, A), intersection(B, A)],
  ["doubles in a union", union(A, B, A), union(B, A)],
  ["complements", complement(union(A, B)), complement(union(B, A))],
  [
    "what follows in a union",
    after("a", union(A, exact("ab"), B)),
    union(after("a", A), after("a", B)),
  ],
  [
    "what follows in an intersection",
    after("a", intersection(A, B)),
    intersection(after("a", A), after("a", B)),
  ],
  ["what follows in a complement", after("a", complement(A)), complement(after("a", A))],
])("one key: %s", (_, one, other) => {
  expect(one.key).toBe(other.key);
  expect(one).toEqual(other);
});

test("different languages have different keys", () => {
  const all: readonly Language[] = [
    NONE,
    ANY,
    exact(""),
    exact("a*"),
    exact("a", "b"),
    exact("a,b"),
    exact('a","b'),
    glob("a*"),
    glob("A*"),
    glob("a*", { ignoreCase: true }),
    glob("a?*"),
    glob("a?*", { question: false }),
    glob("a?*", { question: false, ignoreCase: true }),
    glob("a", { ignoreCase: true }),
    regex("a"),
    regex("b"),
    childPaths(A),
    childPaths(B),
    after("a", A),
    after("b", A),
    after("a", B),
    union(A, B),
    intersection(A, B),
    complement(A),
    complement(B),
    union(A, complement(B)),
  ];
  expect(new Set(all.map((l) => l.key)).size).toBe(all.length);
});

test("a pattern keeps what it was made of", () => {
  expect(glob("A**?", { ignoreCase: true, question: false })).toEqual({
    kind: "glob",
    key: 'glob/i/q("A*?")',
    pattern: "A*?",
    ignoreCase: true,
    question: false,
  });
  expect(glob("a?")).toEqual({
    kind: "glob",
    key: 'glob("a?")',
    pattern: "a?",
    ignoreCase: false,
    question: true,
  });
});

test("combinations keep their parts", () => {
  const { key: a } = A;
  const { key: b } = B;
  expect(union(A, exact("x"), B)).toEqual({
    kind: "union",
    key: `(["x"]|${b}|${a})`,
    parts: [exact("x"), B, A],
  });
  expect(intersection(A, B)).toEqual({ kind: "intersection", key: `(${b}&${a})`, parts: [B, A] });
  expect(complement(A)).toEqual({ kind: "complement", key: `!${a}`, of: A });
  expect(childPaths(A)).toEqual({ kind: "child", key: `child(${a})`, of: A, prefix: "" });
  expect(after("p", A)).toEqual({ kind: "after", key: `after("p",${a})`, of: A, prefix: "p" });
});

test("one value is made once, and stays right after very many", () => {
  expect(exact("made-once")).toBe(exact("made-once"));
  const many = Array.from({ length: 5000 }, (_, i) => exact(`many-${i}`));
  expect(many.map((l) => l.values)).toEqual(many.map((_, i) => [`many-${i}`]));
  expect(exact("made-once")).toEqual({
    kind: "exact",
    key: '["made-once"]',
    values: ["made-once"],
  });
});

test("an expression reads whole values, astral characters included", () => {
  expect(regex("a|b").expression).toEqual(/^(?:a|b)$/u);
  expect(regex("a|b").key).toBe("regex(a|b)");
});

test.each<[string, Language, boolean]>([
  ["NONE", NONE, true],
  ["an empty set", exact(), true],
  ["the empty value", exact(""), false],
  ["a pattern", A, false],
  ["patterns without a text in common", intersection(glob("a?"), glob("b?")), false],
])("%s: isNone", (_, language, expected) => {
  expect(isNone(language)).toBe(expected);
});

import { expect, test } from "@jest/globals";
import {
  after,
  ANY,
  childPaths,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  matches,
  NONE,
  pattern,
  regex,
  union,
} from "../../../lib/core/language";
import { automataBuilt } from "../../../lib/core/language/automaton";
import { opaque } from "../../../lib/core";

const SMILE = "\u{1F600}";
const LONG_S = "\u017f";
const KELVIN = "\u212a";

test.each<[string, Language, string, string]>([
  ["one value", exact("main"), "main", "main2"],
  ["a value is not a prefix", exact("main"), "main", "mai"],
  ["a value has its case", exact("main"), "main", "Main"],
  ["several values", exact("a", "b"), "b", "c"],
  ["the empty value", exact(""), "", " "],
  ["a star in a value", exact("a*"), "a*", "ab"],
  ["an opaque value", exact(opaque("${a.b.id}")), opaque("${a.b.id}"), "${a.b.id}"],
  ["a star at the end", glob("release/*"), "release/1", "releases/1"],
  ["a star that is empty", glob("release/*"), "release/", "release"],
  ["a star over a slash", glob("a*d"), "a/b/c/d", "a/b/c/d/"],
  ["a star at the start", glob("*.lock"), "a.lock", "a.lock2"],
  ["a star that must give back", glob("*ab"), "aab", "aba"],
  ["two stars in order", glob("a*b*c"), "axbxc", "acb"],
  ["two stars that must give back", glob("*ab*ac"), "abababac", "acab"],
  ["a star needs the whole text", glob("*a*b"), "xaxbxb", "xbxa"],
  ["runs of stars are one", glob("a***b"), "ab", "a"],
  ["one question mark", glob("v?"), "v1", "v"],
  ["a question mark is no more than one", glob("v?"), "vx", "v12"],
  ["a question mark and a star", glob("?*"), "a", ""],
  ["a star and a question mark", glob("*?x"), "ax", "x"],
  ["two question marks", glob("??*"), "ab", "a"],
  ["an astral character for one question mark", glob("?"), SMILE, `${SMILE}${SMILE}`],
  ["an astral character after a star", glob("*?!"), `${SMILE}!`, "!"],
  ["an astral literal", glob(`${SMILE}*`), `${SMILE}x`, "\u{1F601}x"],
  ["an astral literal between", glob(`*${SMILE}?`), `a${SMILE}b`, `a${SMILE}`],
  ["half an astral character", glob("*\ude00"), "\ude00", SMILE],
  ["a plain question mark", glob("a?*", { question: false }), "a?b", "ab"],
  ["a question mark that the text lacks", glob("a?*", { question: false }), "a?", "axb"],
  ["case ignored in the pattern", glob("Main*", { ignoreCase: true }), "mAIN1", "mai"],
  ["case ignored without a wildcard", glob("Main", { ignoreCase: true }), "mAIN", "mAIN1"],
  ["case kept without the option", glob("Main*"), "Main1", "main1"],
  ["long s", glob("us*", { ignoreCase: true }), `U${LONG_S}`, "uz"],
  ["long s where case counts", glob("us*"), "us", `u${LONG_S}`],
  ["the Kelvin sign", glob("*k", { ignoreCase: true }), KELVIN, "\u212b"],
  ["a final sigma", glob("*\u03c3", { ignoreCase: true }), "a\u03c2", "a\u03c1"],
  ["no letter with more than one character", glob("\u00df", { ignoreCase: true }), "\u1e9e", "ss"],
  ["a dotted capital i is one character", glob("?", { ignoreCase: true }), "\u0130", "i\u0307"],
  ["an expression", regex("[1-9][0-9]*"), "10", "01"],
  ["an expression is whole", regex("a|b"), "b", "ab"],
  ["an expression ends at the end", regex("a"), "a", "a\n"],
  ["a path below", childPaths(exact("a/b")), "a/b/c", "a/b"],
  ["a path below, one step", childPaths(exact("a/b")), "a/b/c", "a/b/c/d"],
  ["a path below has a name", childPaths(glob("a*")), "a/c", "a/"],
  ["a path below is not absolute", childPaths(exact("")), "/c", "c"],
  ["a path below of one letter", childPaths(exact("a")), "a/b", "ab/"],
  ["what follows", after("refs/heads/", glob("refs/heads/m*")), "main", "refs/heads/main"],
  ["a union", union(exact("a"), glob("b*")), "bc", "ac"],
  ["a union of patterns", union(glob("a*"), glob("b*")), "a", "c"],
  ["an intersection", intersection(glob("a*"), glob("*b")), "ab", "ba"],
  ["the first part of an intersection", intersection(glob("a*"), glob("*b")), "a/b", "b"],
  ["a complement", complement(glob("a*")), "b", "a"],
  ["a complement of values", complement(exact("a")), "A", "a"],
  ["anything but the empty text", complement(exact("")), " ", ""],
])("%s: matches and does not match", (_, language, accepted, refused) => {
  expect([matches(language, accepted), matches(language, refused)]).toEqual([true, false]);
});

test.each([0, 1, 2, 3, 4, 7, 8, 9, 100])("every value of a set of %i, and none beside", (size) => {
  const numbers = Array.from({ length: size }, (_, i) => i);
  const values = numbers.map((i) => `${i}x`);
  const set = exact(...values);
  expect(values.filter((value) => !matches(set, value))).toEqual([]);
  const others = ["", "x", "~", ...numbers.flatMap((i) => [`${i}`, `${i}w`, `${i}xx`])];
  expect(others.filter((value) => matches(set, value))).toEqual([]);
});

test("values of every plane are found", () => {
  const values = ["\ue000", SMILE, "z", "\ufb01", "\u{10ffff}", "", "A", "\ud7ff"];
  const set = exact(...values);
  expect(values.map((value) => matches(set, value))).toEqual(values.map(() => true));
  expect(["\u{1F601}", "\ue001", "B"].map((value) => matches(set, value))).toEqual([
    false,
    false,
    false,
  ]);
});

test.each(["", "a", "*", "\n", SMILE, "\ud83d", opaque("x")])("%j is anything", (text) => {
  expect([matches(ANY, text), matches(NONE, text)]).toEqual([true, false]);
});

test("a text without a member is no value of no values", () => {
  expect(matches(exact(), "")).toBe(false);
});

test("a pattern with many stars is answered at once", () => {
  const pattern = glob(`${"*a".repeat(40)}b`);
  const text = "a".repeat(5000);
  const started = performance.now();
  expect(matches(pattern, text)).toBe(false);
  expect(matches(pattern, `${text}b`)).toBe(true);
  expect(performance.now() - started).toBeLessThan(2000);
});

test("matching builds no automaton", () => {
  const before = automataBuilt();
  const language = intersection(
    complement(glob("a*")),
    union(childPaths(glob("b*")), after("x", glob("x?")), glob("C*", { ignoreCase: true })),
  );
  expect(["b/c", "c1", "a", "d"].map((text) => matches(language, text))).toEqual([
    true,
    true,
    false,
    true,
  ]);
  expect(automataBuilt()).toBe(before);
});

test("a foreign expression never backtracks", () => {
  const a = { kind: "set", ranges: [[97, 97]] } as const;
  const some = { kind: "repeat", of: a, min: 1, max: Infinity } as const;
  const language = pattern("(a+)+", { kind: "repeat", of: some, min: 1, max: Infinity });
  const long = "a".repeat(100_000);
  expect([long, `${long}b`, ""].map((text) => matches(language, text))).toEqual([
    true,
    false,
    false,
  ]);
});

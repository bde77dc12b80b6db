import { describe, expect, test } from "@jest/globals";
import {
  after,
  childPaths,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  matches,
  NONE,
  union,
} from "../../../lib/core/language";
import { sampleOf } from "../../../lib/core/language/samples";

describe("sampleOf", () => {
  test.each<[string, Language, string | undefined]>([
    ["a finite set", exact("b", "a"), "a"],
    ["nothing", NONE, undefined],
    ["a pattern", glob("release/*"), "release/"],
    ["a pattern with a question mark", glob("v?"), "vx"],
    ["a question mark that is none", glob("v?*", { question: false }), "v?"],
    ["two patterns", intersection(glob("a*"), glob("*x")), "a/bx"],
    ["two patterns without a text in common", intersection(glob("a*"), glob("b*")), undefined],
    ["the children of a path", childPaths(exact("shop")), "shop/x"],
    ["what follows a prefix", after("refs/heads/", glob("refs/heads/*x")), "x"],
    ["alternatives", union(exact("z"), glob("a*")), "z"],
    ["everything but one", complement(exact("")), "x"],
    ["a text that cannot be guessed", intersection(glob("q*7"), complement(glob("q*x7"))), "q7"],
  ])("%s", (_, language, expected) => {
    const sample = sampleOf(language);
    expect(sample).toBe(expected);
    expect(sample === undefined || matches(language, sample)).toBe(true);
  });
});

import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, matches, NONE, opaque, union } from "../../../lib/core";
import { pattern } from "../../../lib/core/language";
import {
  allOf,
  anyOf,
  asGlobs,
  escapeRe2,
  hasIdsOnly,
  isSure,
  others,
  sure,
  textValues,
} from "../../../lib/relying-parties/cel/values-of";
import { DOT } from "../../../lib/relying-parties/cel/re2-tree";

const id = opaque("${gitlab_project.web.id}");
const late = opaque("${var.x}");
const nameless = opaque("${}");

describe("textValues", () => {
  test.each([
    ["a", false, false, sure(exact("a"))],
    ["a", false, true, sure(glob("a*"))],
    ["a", true, false, sure(glob("*a"))],
    ["a", true, true, sure(glob("*a*"))],
    ["", false, true, sure(ANY)],
    [id, false, false, sure(exact(id))],
    [`p:${id}:`, false, true, sure(glob(`p:${id}:*`))],
    [id, false, true, { upper: ANY, lower: NONE }],
    [`p:${id}`, false, true, { upper: glob("p:*"), lower: NONE }],
    [late, false, false, { upper: exact(late), lower: NONE }],
    [`p:${nameless}`, false, false, { upper: glob("p:*"), lower: NONE }],
    [`p*:${nameless}`, false, false, { upper: glob("p?:*"), lower: NONE }],
  ])("%j %s %s", (text, before, behind, expected) => {
    expect(textValues(text, before, behind)).toEqual(expected);
  });

  test("a literal wildcard stands for itself", () => {
    const { upper, lower } = textValues("a*", false, true);
    expect(["a*b", "axb"].map((text) => matches(upper, text))).toEqual([true, false]);
    expect(lower).toBe(upper);
  });
});

describe("values", () => {
  const bounds = { upper: glob("a*"), lower: exact("ab") };

  test("sets of them", () => {
    expect(others(bounds)).toEqual({
      upper: complement(exact("ab")),
      lower: complement(glob("a*")),
    });
    expect(anyOf(bounds, sure(exact("x")))).toEqual({
      upper: union(exact("x"), glob("a*")),
      lower: exact("ab", "x"),
    });
    expect(allOf(bounds, sure(exact("ac")))).toEqual({ upper: exact("ac"), lower: NONE });
    expect([isSure(bounds), isSure(sure(ANY))]).toEqual([false, true]);
  });

  test("ids alone are fixed", () => {
    expect([`a${id}`, late, "a"].map(hasIdsOnly)).toEqual([true, false, true]);
  });

  test("regular expressions become globs", () => {
    const foreign = pattern("^v[0-9]$", { kind: "sequence", parts: [DOT] });
    expect(asGlobs(sure(foreign))).toEqual({ upper: glob("v?"), lower: NONE });
    expect(asGlobs(sure(complement(foreign)))).toEqual({
      upper: ANY,
      lower: complement(glob("v?")),
    });
    expect(asGlobs(sure(union(exact("a"), foreign))).lower).toEqual(exact("a"));
  });

  test("escapeRe2", () => {
    expect(escapeRe2("a.b*c(d)[e]{f}^$|\\+?/-")).toBe(
      "a\\.b\\*c\\(d\\)\\[e\\]\\{f\\}\\^\\$\\|\\\\\\+\\?/-",
    );
  });
});

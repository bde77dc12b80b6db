import { describe, expect, test } from "@jest/globals";
import { ANY, exactValues, describeLanguage, NONE } from "../../lib/core";
import {
  consume,
  rest,
  splitSubject,
  type SubjectPattern,
  valuesBefore,
} from "../../lib/core/subject-split";
import type { SubjectComponent } from "../../lib/core";

const pattern = (text: string, ignoreCase = false): SubjectPattern => ({ text, ignoreCase });

describe("splitSubject", () => {
  const words = (text: string, names: readonly SubjectComponent[], ignoreCase = false) =>
    splitSubject(pattern(text, ignoreCase), names).map((split) => split.map(describeLanguage));

  test.each<[string, readonly SubjectComponent[], readonly (readonly string[])[]]>([
    ["ref:main", ["ref"], [['"main"']]],
    ["ref:*", ["ref"], [["anything"]]],
    ["ref:", ["ref"], [['""']]],
    ["ref", ["ref"], []],
    ["", ["ref"], []],
    ["ref:main", [], []],
    ["ref:a:ref_type:tag", ["ref", "ref_type"], [['"a"', '"tag"']]],
    ["ref:a:ref_type:tag", ["ref"], [["nothing"]]],
    ["ref:a:ref_type:tag", ["ref_type", "ref"], []],
    ["ref:a*", ["ref", "ref_type"], [["a*", "anything"]]],
    ["ref:*g", ["ref", "ref_type"], [["anything", "*g"]]],
    ["ref:a?ref_type:t", ["ref", "ref_type"], [['"a"', '"t"']]],
    ["ref:a??ref_type:t", ["ref", "ref_type"], [["a?", '"t"']]],
    [
      "*a*",
      ["ref", "ref_type"],
      [
        ["anything", "*a*"],
        ["*a*", "anything"],
      ],
    ],
    [
      "re*:x",
      ["ref", "ref_type"],
      [
        ["anything", "nothing"],
        ["anything", '"x"'],
      ],
    ],
  ])("%s along %j", (text, names, expected) => {
    expect(words(text, names)).toEqual(expected);
  });

  test("in any case", () => {
    expect(words("REF:Main", ["ref"], true)).toEqual([["Main in any case"]]);
    expect(words("REF:Main", ["ref"])).toEqual([]);
  });
});

describe("consume", () => {
  test.each([
    ["ref:x", 0, "ref:", [4]],
    ["ref:x", 1, "ref:", []],
    ["xref:x", 1, "ref:", [5]],
    ["*", 0, "ref:", [0]],
    ["*:x", 0, "ref:", [0, 2]],
    ["re?:x", 0, "ref:", [4]],
    ["r*", 0, "ref:", [1]],
    ["ref", 0, "ref:", []],
    ["?*", 0, "r", [1]],
    ["*r", 0, "r", [0, 2]],
    ["x", 0, "", [0]],
  ])("%s from %d yields %s", (text, from, literal, expected) => {
    expect(consume(pattern(text), from, literal)).toEqual(expected);
  });

  test("letters of either case where case does not count", () => {
    expect(consume(pattern("REF:", true), 0, "ref:")).toEqual([4]);
    expect(consume(pattern("REF:", false), 0, "ref:")).toEqual([]);
  });
});

describe("valuesBefore", () => {
  const found = (text: string, from = 0) =>
    valuesBefore(pattern(text), from).map(({ value, next }) => [describeLanguage(value), next]);

  test.each([
    ["main:x", 0, [['"main"', 5]]],
    ["ref:main:x", 4, [['"main"', 9]]],
    ["main", 0, []],
    [":x", 0, [['""', 1]]],
    ["a:b:c", 0, [['"a"', 2]]],
    ["a*", 0, [["a*", 1]]],
    [
      "a*b:c*",
      0,
      [
        ["a*", 1],
        ["a*b", 4],
      ],
    ],
    [
      "*:",
      0,
      [
        ["anything", 0],
        ["anything", 2],
      ],
    ],
    ["a?b", 0, [['"a"', 2]]],
  ])("%s from %d", (text, from, expected) => {
    expect(found(text, from)).toEqual(expected);
  });
});

describe("rest", () => {
  test("is what the pattern yields to its end", () => {
    expect(exactValues(rest(pattern("ref:main"), 4))).toEqual(["main"]);
    expect(exactValues(rest(pattern("ref:"), 4))).toEqual([""]);
    expect(rest(pattern("ref:*"), 4)).toBe(ANY);
    expect(describeLanguage(rest(pattern("ref:v?", true), 4))).toBe("v? in any case");
  });

  test("is nothing where a colon must follow", () => {
    expect(rest(pattern("ref:a:b"), 4)).toBe(NONE);
  });
});

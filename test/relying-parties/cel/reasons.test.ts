import { describe, expect, test } from "@jest/globals";
import { expressionReasons } from "../../../lib/relying-parties/cel";
import { condition } from "../../support/cel";

const TOKEN = { project_id: "21", ref: "x", ref_type: "tag", runner_id: 5, groups_direct: ["a"] };

function reasons(text: string): readonly string[] {
  return expressionReasons(condition(text), TOKEN, "google").map(
    ({ code, claim, expected, received }) => `${code} ${claim}: ${expected} / ${received}`,
  );
}

describe("expressionReasons", () => {
  test.each<[string, readonly string[]]>([
    ["assertion.ref == 'x'", []],
    ["assertion.ref == 'main'", ['mismatch ref: "main" / "x"']],
    ["assertion.ref != 'x'", ['mismatch ref: anything but "x" / "x"']],
    ["!(assertion.ref == 'x')", ['mismatch ref: anything but "x" / "x"']],
    ["assertion.ref in ['a', 'b']", ['mismatch ref: "a" or "b" / "x"']],
    ["assertion.ref in []", ['mismatch ref: a value of an empty list / "x"']],
    ["assertion.ref.startsWith('r/')", ['mismatch ref: r/* / "x"']],
    ["assertion.ref.endsWith('r')", ['mismatch ref: *r / "x"']],
    ["assertion.ref.contains('r')", ['mismatch ref: *r* / "x"']],
    ["assertion.ref.matches('^r')", ['mismatch ref: text that matches "^r" / "x"']],
    ["!assertion.ref.startsWith('x')", ['mismatch ref: anything but x* / "x"']],
    ["assertion.runner_id == 6", ["mismatch runner_id: 6 / 5"]],
    ["'b' in assertion.groups_direct", ['mismatch groups_direct: a list with "b" / ["a"]']],
    ["assertion.environment == 'p'", ['absent environment: "p" / nothing']],
    ["has(assertion.environment)", ["absent environment: any value / nothing"]],
    ["!has(assertion.ref)", ['mismatch ref: nothing / "x"']],
    ["'environment' in assertion", ["absent environment: 'environment' in assertion / nothing"]],
    [
      "assertion.project_id == '20' && assertion.ref == 'main' && assertion.ref_type == 'tag'",
      ['mismatch project_id: "20" / "21"', 'mismatch ref: "main" / "x"'],
    ],
    [
      "assertion.ref == 'a' && assertion.project_id == '20' || assertion.ref == 'b'",
      ['mismatch ref: "b" / "x"'],
    ],
    [
      "!(assertion.ref == 'x' || assertion.ref_type == 'tag')",
      ['mismatch ref: anything but "x" / "x"', 'mismatch ref_type: anything but "tag" / "tag"'],
    ],
    ["assertion.ref_type == 'tag' ? assertion.ref == 'v' : true", ['mismatch ref: "v" / "x"']],
    ["assertion.environment == 'p' ? true : true", ['absent environment: "p" / nothing']],
    [
      "assertion.ref + ':' + assertion.environment == 'x:p'",
      ["absent environment: assertion.ref + ':' + assertion.environment == 'x:p' / nothing"],
    ],
    [
      "assertion.ref + ':' + assertion.ref_type == 'x:p'",
      ["mismatch : assertion.ref + ':' + assertion.ref_type == 'x:p' / false"],
    ],
    [
      "assertion.ref.extract('a') == 'b'",
      ["not-understood : the condition uses extract, which is not understood / a token"],
    ],
    ["false", ["mismatch : false / false"]],
    ["5u", ["mismatch : 5u / 5"]],
    ["[1, 5u]", ['mismatch : [1, 5u] / ["1","5"]']],
  ])("%s", (text, expected) => {
    expect(reasons(text)).toEqual(expected);
  });
});

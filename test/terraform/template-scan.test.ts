import { expect, test } from "@jest/globals";
import {
  endOfExpression,
  isEscapedOpening,
  templateFragments,
} from "../../lib/terraform/template-scan";

test.each<[string, readonly [string, string][]]>([
  ["", []],
  ["a", [["literal", "a"]]],
  [
    "a${b}c",
    [
      ["literal", "a"],
      ["interpolation", "b"],
      ["literal", "c"],
    ],
  ],
  [
    "a %{~ if b ~} c",
    [
      ["literal", "a"],
      ["directive", "if b"],
      ["literal", "c"],
    ],
  ],
  [
    "a${b",
    [
      ["literal", "a"],
      ["directive", "b"],
    ],
  ],
  [
    "$${a}${b}",
    [
      ["literal", "${a}"],
      ["interpolation", "b"],
    ],
  ],
])("%j is split", (template, fragments) => {
  expect(templateFragments(template).map((f) => [f.kind, f.text])).toEqual(fragments);
});

test.each([
  ["a}b", 1],
  ['"}"}', 3],
  ['"\\"}"}', 5],
  ['"${"}"}"}', 8],
  ['"$${"}', 5],
  ["{a={}}}", 6],
  ["a", undefined],
  ['"', undefined],
  ["{}", undefined],
])("the expression %j ends at %j", (text, end) => {
  expect(endOfExpression(text, 0)).toBe(end);
});

test.each([
  ["$${", true],
  ["%%{", true],
  ["${", false],
  ["$%{", false],
])("%s is an escaped opening: %s", (text, expected) => {
  expect(isEscapedOpening(text, 0)).toBe(expected);
});

import { describe, expect, test } from "@jest/globals";
import {
  cel,
  parseExpression,
  printExpression,
  substitute,
} from "../../../lib/relying-parties/cel";

const MAPPING: Readonly<Record<string, ReturnType<typeof cel.claim>>> = {
  "google.subject": cel.concat("p:", cel.claim("project_id")),
  "attribute.ref": cel.claim("ref"),
  "attribute.gone": cel.failing("attribute.gone is not mapped"),
};

function substituted(text: string): string {
  const options = { root: "assertion", dialect: "google", place: "the condition" } as const;
  const expression = substitute(parseExpression(text, options), (path) => MAPPING[path.join(".")]);
  return printExpression(expression, "assertion");
}

describe("substitute", () => {
  test.each([
    ["attribute.ref == 'main'", "assertion.ref == 'main'"],
    ["google.subject.startsWith('p:')", "('p:' + assertion.project_id).startsWith('p:')"],
    ["has(attribute.ref) && has(assertion.x)", "true && has(assertion.x)"],
    ["has(attribute.gone)", "false"],
    ["has(attribute.other)", "has(attribute.other)"],
    ["attribute.other == 'x'", "attribute.other == 'x'"],
    ["attribute.ref in [attribute.ref, 'x']", "assertion.ref in [assertion.ref, 'x']"],
    [
      "!(attribute.ref == 'x' || attribute.ref == 'y')",
      "!(assertion.ref == 'x' || assertion.ref == 'y')",
    ],
    [
      "attribute.ref == 'x' ? attribute.ref : size(attribute.ref)",
      "assertion.ref == 'x' ? assertion.ref : size(assertion.ref)",
    ],
    ["assertion.g.exists(i, i == attribute.ref)", "assertion.g.exists(i, i == assertion.ref)"],
  ])("%s", (text, expected) => {
    expect(substituted(text)).toBe(expected);
  });
});

import { expect, test } from "@jest/globals";
import { cel } from "../../../lib/relying-parties/cel";
import { claimsIn, partsOf } from "../../../lib/relying-parties/cel/claims-in";

const a = cel.claim("a");
const b = cel.claim("b");

test.each([
  ["a claim", a, ["a"]],
  ["has and not", cel.not(cel.has("a")), ["a"]],
  ["a call with a target", cel.startsWith(a, "x"), ["a"]],
  ["a call without one", cel.concat(a, ":", b), ["a", "b"]],
  ["and, or", cel.or(cel.and(a, b), a), ["a", "b"]],
  ["a comparison", cel.equals(a, b), ["a", "b"]],
  ["in", cel.isIn(a, b), ["a", "b"]],
  ["a list", cel.oneOf(a, ["x", b]), ["a", "b"]],
  ["a choice", cel.when(a, b, cel.claim("c")), ["a", "b", "c"]],
  ["a macro", cel.macro("exists", a, "x", cel.equals(cel.bound("x"), b)), ["a", "b"]],
  ["none", cel.and(cel.text("x"), cel.variable("google", "subject"), cel.failing("x")), []],
])("%s", (_name, expression, expected) => {
  expect(claimsIn(expression)).toEqual(expected);
});

test("parts come from the outside in", () => {
  expect([...partsOf(cel.not(cel.has("a")))].map((part) => part.kind)).toEqual([
    "not",
    "has",
    "claim",
  ]);
});

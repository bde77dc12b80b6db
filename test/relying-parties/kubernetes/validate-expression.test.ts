import { expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/cel";
import {
  expressionProblems,
  usesClaim,
} from "../../../lib/relying-parties/kubernetes/validate-expression";

test.each<[string, readonly string[]]>([
  ["claims.ref == 'main'", []],
  ["claims.ref_protected == true", []],
  ["claims.ok", ["x is of another type than bool"]],
  ["'true'", ["x is of another type than bool"]],
  ["5", ["x is of another type than bool"]],
  ["'a' + claims.ref", ["x is of another type than bool"]],
  ["[claims.ref]", ["x is of another type than bool"]],
  ["claims.ref == 'a' ? claims.ok : false", ["x is of another type than bool"]],
  ["claims.ref == 'a' ? true : false", []],
  ["dyn(claims.g).exists(g, g == 'a')", []],
  [
    "claims.g.exists(g, g == 'a')",
    ["x uses exists of a claim without dyn(), which Kubernetes does not compile"],
  ],
  ["dyn(claims.g).map(g, g)", ["x is of another type than bool"]],
  ["'ref' in claims", ["x asks for a name in claims, which always fails: use has(claims.name)"]],
  ["'a' in claims.g", []],
  ["claims.ref.matches('^main$')", []],
  ["claims.ref.matches('(?i)^main$')", []],
  ["claims.ref.matches('\\\\Amain\\\\z')", []],
  ["claims.ref.matches('(?P<n>x)')", []],
  ["claims.ref.matches('(')", ['x has a pattern that is no RE2 expression: "("']],
  ["claims.ref.matches('(?=x)')", ['x has a pattern that is no RE2 expression: "(?=x)"']],
  ["claims.ref.matches(claims.x)", []],
  ["user.username == 'a'", ["x names user.username, which is not there"]],
  ["attribute.x == 'a'", ["x names attribute.x, which is not there"]],
])("of a test on claims: %s", (text, expected) => {
  expect(expressionProblems(text, "x", "claims", true)).toEqual(expected);
});

test.each<[string, readonly string[]]>([
  ["user.username != 'a'", []],
  ["user.groups.all(g, !g.startsWith('system:'))", []],
  ["claims.ref == 'main'", ["x names claims, which a user rule does not see"]],
  ["user.username", ["x is of another type than bool"]],
])("of a test on the user: %s", (text, expected) => {
  expect(expressionProblems(text, "x", "user", true)).toEqual(expected);
});

test.each(["claims.ref =", "'a", "has(claims['a-b'])"])("%s does not compile", (text) => {
  const problems = expressionProblems(text, "x", "claims", true);
  expect(problems.length).toBe(1);
  expect(problems[0]?.startsWith("x ")).toBe(true);
});

test("a mapping may have any type, and what is no text is judged elsewhere", () => {
  expect(expressionProblems("claims.ref", "x", "claims", false)).toEqual([]);
  expect(expressionProblems(5, "x", "claims", true)).toEqual([]);
});

test("claims are found wherever they are read", () => {
  const parsed = (text: string) =>
    parseExpression(text, { root: "claims", dialect: "kubernetes", place: "x" });
  const text =
    "!(claims.a in [claims.b]) || (has(claims.c) ? claims.d + 'x' : claims.e.lowerAscii()) == 'y' && dyn(claims.f).all(g, g == claims.h)";
  for (const claim of ["a", "b", "c", "d", "e", "f", "h"])
    expect([claim, usesClaim(parsed(text), claim)]).toEqual([claim, true]);
  expect(usesClaim(parsed(text), "g")).toBe(false);
});

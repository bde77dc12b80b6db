import { describe, expect, test } from "@jest/globals";
import {
  ANY,
  childPaths,
  complement,
  exact,
  glob,
  intersection,
  type Language,
  NONE,
  opaque,
  union,
} from "../../../lib/core";
import {
  cel,
  constraintExpression,
  languageExpression,
  printExpression,
} from "../../../lib/relying-parties/cel";

function written(claim: string, values: Language): string | undefined {
  const expression = languageExpression(cel.claim(claim), values);
  return expression === undefined ? undefined : printExpression(expression, "claims");
}

describe("languageExpression", () => {
  test.each<[Language, string]>([
    [exact("a"), "claims.ref == 'a'"],
    [exact("a", "b"), "claims.ref in ['a', 'b']"],
    [exact(opaque("${x.y}")), "claims.ref == '${x.y}'"],
    [NONE, "false"],
    [ANY, "has(claims.ref) && claims.ref.startsWith('')"],
    [glob("r/*"), "claims.ref.startsWith('r/')"],
    [glob("*x"), "claims.ref.endsWith('x')"],
    [glob("*x*"), "claims.ref.contains('x')"],
    [glob("a.b*c?"), "claims.ref.matches('^a\\\\.b.*c.$')"],
    [glob("a?*", { question: false }), "claims.ref.startsWith('a?')"],
    [complement(exact("a")), "claims.ref != 'a'"],
    [complement(exact("a", "b")), "!(claims.ref in ['a', 'b'])"],
    [complement(glob("r/*")), "!claims.ref.startsWith('r/')"],
    [union(exact("a"), glob("r/*")), "claims.ref == 'a' || claims.ref.startsWith('r/')"],
    [
      intersection(glob("r/*"), glob("*x")),
      "claims.ref.endsWith('x') && claims.ref.startsWith('r/')",
    ],
    [childPaths(exact("a.b", "c")), "claims.ref.matches('^(?:a\\\\.b|c)/[^/]+$')"],
    [childPaths(glob("a/*")), "claims.ref.matches('^a/.*/[^/]+$')"],
  ])("%j", (values, expected) => {
    expect(written("ref", values)).toBe(expected);
  });

  test.each<[string, Language, string]>([
    [
      "user_login",
      ANY,
      "has(claims.user_login) && claims.user_login != null && claims.user_login.startsWith('')",
    ],
    ["user_login", complement(exact("a")), "claims.user_login != null && claims.user_login != 'a'"],
    ["user_email", glob("a*b"), "claims.user_email.matches('^a[\\\\s\\\\S]*b$')"],
    ["runner_id", exact("5"), "claims.runner_id == 5"],
    ["runner_id", exact("5", "6"), "claims.runner_id in [5, 6]"],
    ["runner_id", ANY, "has(claims.runner_id)"],
    ["groups_direct", exact("a"), "dyn(claims.groups_direct).exists(g, g == 'a')"],
    ["groups_direct", glob("a/*"), "dyn(claims.groups_direct).exists(g, g.startsWith('a/'))"],
  ])("%s: %j", (claim, values, expected) => {
    expect(written(claim, values)).toBe(expected);
  });

  test.each<[string, Language]>([
    ["ref", glob("main", { ignoreCase: true })],
    ["ref", glob(`a*${opaque("${x.y}")}*`)],
    ["ref", union(exact("a"), glob("main", { ignoreCase: true }))],
    ["runner_id", glob("1*")],
    ["runner_id", exact("x")],
  ])("%s cannot say %j", (claim, values) => {
    expect(written(claim, values)).toBeUndefined();
  });

  test("any text of another expression", () => {
    const expression = languageExpression(cel.concat("p:", cel.claim("ref")), ANY);
    expect(printExpression(expression!, "claims")).toBe("('p:' + claims.ref).startsWith('')");
  });
});

describe("constraintExpression", () => {
  test.each([
    ["environment", { values: exact("a"), absent: false }, "claims.environment == 'a'"],
    [
      "environment",
      { values: exact("a"), absent: true },
      "!has(claims.environment) || claims.environment == 'a'",
    ],
    ["environment", { values: NONE, absent: true }, "!has(claims.environment)"],
    [
      "user_login",
      { values: NONE, absent: true },
      "!has(claims.user_login) || claims.user_login == null",
    ],
    ["ref", { values: exact("a"), absent: true }, "claims.ref == 'a'"],
  ] as const)("%s: %j", (claim, constraint, expected) => {
    expect(printExpression(constraintExpression(claim, constraint)!, "claims")).toBe(expected);
  });
});

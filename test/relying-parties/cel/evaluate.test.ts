import { describe, expect, test } from "@jest/globals";
import type { Token } from "../../../lib/core";
import {
  cel,
  type Dialect,
  parseExpression,
  prepareExpression,
  type Result,
} from "../../../lib/relying-parties/cel";
import { Unknown, type Value } from "../../../lib/terraform";

const TOKEN: Token = {
  ref: "main",
  empty: "",
  nothing: null,
  runner_id: 5,
  list: ["a", "b"],
  flag: true,
  nested: { x: "y" },
};

function evaluated(value: Value, dialect: Dialect): Result {
  const root = dialect === "google" ? "assertion" : "claims";
  const expression = parseExpression(value, { root, dialect, place: "the rule" });
  return prepareExpression(expression, dialect)(TOKEN);
}

/** In both dialects; `x` stands for the root. */
function both(text: string): unknown {
  const [google, kubernetes] = [
    evaluated(text.replaceAll("$.", "assertion."), "google"),
    evaluated(text.replaceAll("$.", "claims."), "kubernetes"),
  ];
  expect(kubernetes).toEqual(google);
  if ("value" in google) return google.value;
  return "error" in google ? "error" : google.open;
}

describe("prepareExpression", () => {
  test.each<[string, unknown]>([
    ["$.ref == 'main'", true],
    ["$.ref == 'dev'", false],
    ["$.gone == 'main'", "error"],
    ["$.gone != 'main'", "error"],
    ["!($.gone == 'main')", "error"],
    ["$.gone == 'x' || true", true],
    ["true || $.gone == 'x'", true],
    ["$.gone == 'x' && false", false],
    ["false && $.gone == 'x'", false],
    ["$.gone == 'x' || false", "error"],
    ["$.gone == 'x' && true", "error"],
    ["!($.gone == 'x' && false)", true],
    ["has($.gone)", false],
    ["has($.nothing)", true],
    ["has($.nested.x)", true],
    ["has($.nested.z)", false],
    ["has($.ref.x)", "error"],
    ["$.nested.x == 'y'", true],
    ["$.nothing == null", true],
    ["$.runner_id == 5", true],
    ["$.runner_id == 5.0", true],
    ["$.runner_id == 5u", true],
    ["$.runner_id == '5'", false],
    ["$.runner_id != '5'", true],
    ["$.flag == 'true'", false],
    ["$.runner_id < 6", true],
    ["$.runner_id < '6'", "error"],
    ["$.ref in ['main', 5]", true],
    ["$.ref in []", false],
    ["'a' in $.list", true],
    ["'c' in $.list", false],
    ["'a' in $.ref", "error"],
    ["'x' in $.nested", true],
    ["$.list == 'a'", false],
    ["$.list != 'a'", true],
    ["$.list[0]", "a"],
    ["$.list[2]", "error"],
    ["$.list['a']", "error"],
    ["$.ref.startsWith('')", true],
    ["$.runner_id.startsWith('')", "error"],
    ["$.ref.endsWith('in') && $.ref.contains('ai')", true],
    ["$.ref.matches('ai')", true],
    ["$.ref.matches('^ai')", false],
    ["$.ref.matches('(?i)MAIN')", true],
    ["$.ref.matches('(?=m)')", "error"],
    ["$.ref.matches('[')", "error"],
    ["$.ref.matches('\\\\bmain')", "not-understood"],
    ["$.runner_id.matches('5')", "error"],
    ["'p:' + $.ref + ':x'", "p:main:x"],
    ["$.ref + $.runner_id", "error"],
    ["1 + 2 == 3", true],
    ["9223372036854775807 + 1 == 0", "error"],
    ["[1] + [2] == [1, 2]", true],
    ["size($.ref) == 4 && $.list.size() == 2", true],
    ["string($.runner_id)", "5"],
    ["string($.list)", "error"],
    ["has($.gone) ? $.gone : ''", ""],
    ["$.ref ? 1 : 2", "error"],
    ["$.ref && false", false],
    ["$.ref && true", "error"],
    ["!$.ref", "error"],
    ["dyn($.list).exists(i, i == 'b')", true],
    ["dyn($.list).all(i, i == 'b')", false],
    ["dyn($.list).exists(i, dyn($.list).all(j, i <= j))", true],
    ["dyn($.list).filter(i, i == 'b') == ['b']", true],
    ["dyn($.list).map(i, i + 'x') == ['ax', 'bx']", true],
    ["dyn($.ref).exists(i, true)", "error"],
    ["other.thing == 'x'", "not-understood"],
    ["other.thing == 'x' || true", true],
    ["other.thing == 'x' && $.gone == 'y'", "not-understood"],
    ["other.thing == $.gone", "error"],
  ])("%s gives %j", (text, expected) => {
    expect(both(text)).toEqual(expected);
  });

  test("'x' in claims works at Google and always errs at Kubernetes", () => {
    expect(evaluated("'ref' in assertion", "google")).toEqual({ value: true });
    expect(evaluated("'gone' in assertion", "google")).toEqual({ value: false });
    expect(evaluated("'ref' in claims", "kubernetes")).toEqual({ error: "no such overload" });
  });

  test("Kubernetes knows optionals and more functions of texts", () => {
    expect(evaluated("claims.?gone.orValue('x')", "kubernetes")).toEqual({ value: "x" });
    expect(evaluated("claims.?ref.orValue('x')", "kubernetes")).toEqual({ value: "main" });
    expect(evaluated("'A-B'.lowerAscii().split('-')", "kubernetes")).toEqual({
      value: ["a", "b"],
    });
    expect(evaluated("assertion.ref.lowerAscii()", "google")).toMatchObject({
      open: "not-understood",
    });
  });

  test("what is late is open, unless no value of it could change the answer", () => {
    const late = (before: string, behind: string): Value =>
      new Unknown([before, { reference: "gitlab_project.web.id" }, behind]);
    expect(evaluated(late("assertion.ref == '", "'"), "google")).toMatchObject({
      open: "unknown-value",
    });
    expect(evaluated(late("assertion.ref == 'x", "'"), "google")).toEqual({ value: false });
    expect(evaluated(late("assertion.ref in ['main', '", "']"), "google")).toEqual({ value: true });
    expect(evaluated(late("assertion.ref.startsWith('m", "')"), "google")).toMatchObject({
      open: "unknown-value",
    });
    expect(evaluated(late("assertion.ref.endsWith('x", "x')"), "google")).toEqual({ value: false });
    expect(evaluated(late("'p:", "' + assertion.ref"), "google")).toMatchObject({
      open: "unknown-value",
    });
  });

  test("a claim of the prototype is absent", () => {
    expect(evaluated("assertion.toString == 'x'", "google")).toEqual({
      error: "no such key: toString",
    });
  });

  test("what is not mapped errs", () => {
    const run = prepareExpression(cel.equals(cel.failing("not mapped"), "x"), "google");
    expect(run(TOKEN)).toEqual({ error: "not mapped" });
  });
});

test.each<[string, Dialect, unknown]>([
  ["gone in []", "kubernetes", { value: false }],
  ["!(gone in [])", "kubernetes", { value: true }],
  ["gone in ['a']", "kubernetes", "error"],
  ["gone in []", "google", "error"],
])("%s at %s, whose optimiser decides", (text, dialect, expected) => {
  const root = dialect === "google" ? "assertion" : "claims";
  const found = evaluated(text.replace("gone", `${root}.gone`), dialect);
  expect("error" in found ? "error" : found).toEqual(expected);
});

import { describe, expect, test } from "@jest/globals";
import { cel, type Expression, parseExpression } from "../../../lib/relying-parties/cel";

const google = (text: string): Expression =>
  parseExpression(text, { root: "assertion", dialect: "google", place: "the condition" });
const kubernetes = (text: string): Expression =>
  parseExpression(text, { root: "claims", dialect: "kubernetes", place: "rule 1" });

describe("converter", () => {
  const [x, y] = [cel.claim("x"), cel.claim("y")];

  test.each<[string, Expression]>([
    ["assertion.x == 'a'", cel.equals(x, "a")],
    ['assertion["x"] != null', cel.differs(x, cel.null)],
    ["assertion.x in ['a', 5]", cel.isIn(x, cel.list(cel.text("a"), cel.int(5)))],
    ["'x' in assertion", cel.isIn("x", cel.claims)],
    ["has(assertion.x)", cel.has("x")],
    ["has(assertion.x.y)", cel.has(cel.call("[]", x, cel.text("y")))],
    ["assertion.x.matches('^a$')", cel.matches(x, "^a$")],
    ["assertion[assertion.x]", cel.call("[]", cel.claims, x)],
    ["assertion.x && (assertion.y && true)", cel.and(x, y, cel.boolean(true))],
    ["assertion.x + 'a' + assertion.y", cel.call("+", x, cel.text("a"), y)],
    ["assertion.x + (assertion.y + 'a')", cel.call("+", x, cel.call("+", y, cel.text("a")))],
    ["!assertion.x || !!assertion.y", cel.or(cel.not(x), y)],
    ["assertion.x ? 'a' : 'b'", cel.when(x, cel.text("a"), cel.text("b"))],
    [
      "google.subject == attribute['x']",
      cel.equals(cel.variable("google", "subject"), cel.variable("attribute", "x")),
    ],
    ["-5 < 5u", cel.call("<", cel.int(-5), { kind: "number", type: "uint", value: 5n })],
    ["1.5 == 0xFF", cel.equals({ kind: "number", type: "double", value: 1.5 }, cel.int(255))],
    [
      "assertion.x.exists(i, i == 'a')",
      cel.macro("exists", x, "i", cel.equals(cel.bound("i"), "a")),
    ],
    [
      "assertion.x.all(i, assertion.y.exists(j, i == j))",
      cel.macro(
        "all",
        x,
        "i",
        cel.macro("exists", y, "j", cel.equals(cel.bound("i"), cel.bound("j"))),
      ),
    ],
  ])("%s", (text, expected) => {
    expect(google(text)).toEqual(expected);
  });

  test.each<[string, Expression]>([
    ["claims.?x.orValue('')", cel.when(cel.has("x"), x, cel.text(""))],
    ["claims[?'a-b'].hasValue()", cel.has("a-b")],
    ["claims.?x.value()", x],
    ["claims.`x` == 'a'", cel.equals(x, "a")],
    ["claims.x.lowerAscii()", cel.method("lowerAscii", x)],
    [
      "dyn(claims.x).map(i, i + 'a')",
      cel.macro("map", cel.call("dyn", x), "i", cel.call("+", cel.bound("i"), cel.text("a"))),
    ],
  ])("Kubernetes: %s", (text, expected) => {
    expect(kubernetes(text)).toEqual(expected);
  });

  test.each([
    [google, "assertion.x.extract('a')", "the condition uses extract, which is not understood"],
    [google, "assertion.x.lowerAscii()", "the condition uses lowerAscii, which is not understood"],
    [google, "assertion.x.startsWith()", "the condition uses startsWith, which is not understood"],
    [google, "has(assertion['x'])", "the condition uses has, which is not understood"],
    [google, "{'a': 1}", "the condition has a map, which is not understood"],
    [google, "b'a'", "the condition has a literal that is not understood"],
    [google, "9223372036854775808", "the condition has a number that CEL's int cannot hold"],
    [google, "18446744073709551616u", "the condition has a number that CEL's uint cannot hold"],
    [google, "1e999", "the condition has a number that CEL's double cannot hold"],
    [
      google,
      "assertion.x.map(i, true, i)",
      "the condition uses map in a form that is not understood",
    ],
    [
      kubernetes,
      "claims.x.exists(i, true)",
      "rule 1 uses exists of a claim without dyn(), which Kubernetes does not compile",
    ],
    [kubernetes, "claims.?x", "rule 1 uses an optional value in a way that is not understood"],
    [
      kubernetes,
      "claims.?x.or('')",
      "rule 1 uses or of an optional value, which is not understood",
    ],
    [kubernetes, "has(claims.?x)", "rule 1 uses an optional value in a way that is not understood"],
  ])("%p %s is told", (parse, text, message) => {
    expect(parse(text)).toMatchObject({ kind: "unknown", code: "not-understood", message });
  });

  test("a part that is not understood leaves the rest", () => {
    const expression = google("assertion.x == 'a' && assertion.x.extract('b') == 'c'");
    expect(expression).toMatchObject({
      kind: "and",
      parts: [cel.equals(x, "a"), { kind: "compare", left: { kind: "unknown" } }],
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import { parseExpression } from "../../../lib/relying-parties/entra";
import { printExpression } from "../../../lib/relying-parties/entra/expression";
import { literal, textOf } from "../../../lib/relying-parties/text";
import { Unknown } from "../../../lib/terraform";

function terms(text: string) {
  return parseExpression(literal(text)).terms?.map((t) => [t.claim, t.operator, t.value.shown]);
}

function unknown(...parts: readonly (string | { reference: string })[]) {
  const text = textOf(new Unknown(parts), false);
  if (text === undefined) throw new Error("no text");
  return text;
}

describe("parseExpression", () => {
  test.each<[string, readonly (readonly string[])[]]>([
    ["claims['sub'] eq 'a:b'", [["sub", "eq", "a:b"]]],
    [
      "claims['sub'] matches 'a:*' and claims['project_id'] eq '20'",
      [
        ["sub", "matches", "a:*"],
        ["project_id", "eq", "20"],
      ],
    ],
    ["claims['sub'] eq ''", [["sub", "eq", ""]]],
    ["claims['sub'] eq ' and claims[x] eq '", [["sub", "eq", " and claims[x] eq "]]],
  ])("%s", (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test.each([
    "",
    " claims['sub'] eq 'a'",
    "claims['sub'] eq 'a' ",
    "claims['sub']  eq 'a'",
    "claims['sub'] eq  'a'",
    "claims['sub']eq 'a'",
    'claims["sub"] eq "a"',
    "claims.sub eq 'a'",
    "claims['sub'] EQ 'a'",
    "claims['sub'] ne 'a'",
    "claims['sub'] eq 'a",
    "claims['sub'] eq 'a' or claims['sub'] eq 'b'",
    "claims['sub'] eq 'a'  and claims['sub'] eq 'b'",
    "claims['sub'] eq 'a' and",
    "(claims['sub'] eq 'a')",
    "not claims['sub'] eq 'a'",
    "claims['s-b'] eq 'a'",
  ])("does not understand %j", (text) => {
    expect(parseExpression(literal(text)).problem).toMatchObject({
      code: "not-understood",
      quote: false,
    });
  });

  test("says where it stops", () => {
    expect(parseExpression(literal("claims['sub'] eq 'a' or x")).problem?.message).toBe(
      "\" or x\" at character 21 is not claims['NAME'] eq|matches 'VALUE' joined by \" and \"",
    );
  });

  test.each(["claims['sub'] eq 'it's'", "claims['sub'] eq 'it''s'", "claims['sub'] eq 'it\\'s'"])(
    "a quote inside a value: %s",
    (text) => {
      expect(parseExpression(literal(text)).problem).toMatchObject({
        code: "not-understood",
        quote: true,
      });
    },
  );

  test("an id that is not known yet stays a part of its value", () => {
    const text = unknown("claims['project_id'] eq '", { reference: "gitlab_project.web.id" }, "'");
    expect(parseExpression(text).terms).toEqual([
      {
        claim: "project_id",
        operator: "eq",
        value: {
          pieces: ["", ""],
          holes: ["gitlab_project.web.id"],
          shown: "${gitlab_project.web.id}",
          cause: "unknown-value",
          references: ["gitlab_project.web.id"],
        },
      },
    ]);
  });

  test("anything else that is not known may end its value early", () => {
    const text = unknown(
      "claims['sub'] eq 'a:",
      { reference: "var.x" },
      ":b' and claims['x'] eq 'y'",
    );
    const [first, second] = parseExpression(text).terms ?? [];
    expect(first?.value).toMatchObject({
      pieces: ["a:", ""],
      holes: ["var.x"],
      shown: "a:${var.x}:b",
    });
    expect(second?.value).toEqual(literal("y"));
  });

  test("an operator or a whole that is not known", () => {
    const operator = unknown("claims['sub'] ", { reference: "var.op" }, " 'a'");
    expect(parseExpression(operator).problem).toEqual({
      code: "unknown-value",
      quote: false,
      message: "\"claims['sub'] ${var.op} 'a'\" is not known before apply",
    });
    expect(parseExpression(unknown({ reference: "" })).problem?.message).toBe(
      "the expression is not known before apply",
    );
  });
});

test("printExpression writes one space around every word", () => {
  const text = printExpression([
    { claim: "sub", operator: "matches", value: "a:*" },
    { claim: "project_id", operator: "eq", value: "20" },
  ]);
  expect(text).toBe("claims['sub'] matches 'a:*' and claims['project_id'] eq '20'");
  expect(parseExpression(literal(text)).terms).toHaveLength(2);
});

import { describe, expect, test } from "@jest/globals";
import { opaque } from "../../../lib/core";
import { cel, type Expression, parseExpression } from "../../../lib/relying-parties/cel";
import { Unknown, UNKNOWN, type Value } from "../../../lib/terraform";

const google = (value: Value): Expression =>
  parseExpression(value, { root: "assertion", dialect: "google", place: "the condition" });
const kubernetes = (value: Value): Expression =>
  parseExpression(value, { root: "claims", dialect: "kubernetes", place: "rule 1" });

function problem(expression: Expression): { code: string; message: string } | undefined {
  return expression.kind === "unknown"
    ? { code: expression.code, message: expression.message }
    : undefined;
}

describe("parseExpression", () => {
  test("references inside string literals become opaque values", () => {
    const id = { reference: "gitlab_project.web.id" };
    expect(google(new Unknown(["assertion.project_id == '", id, "'"]))).toEqual(
      cel.equals(cel.claim("project_id"), opaque("${gitlab_project.web.id}")),
    );
    expect(google(new Unknown(["assertion.sub == 'project_id:", id, ":ref:main'"]))).toEqual(
      cel.equals(cel.claim("sub"), `project_id:${opaque("${gitlab_project.web.id}")}:ref:main`),
    );
  });

  test.each<[string, Value, { code: string; message: string }]>([
    [
      "a reference outside of them",
      new Unknown(["assertion.ref == ", { reference: "var.ref" }]),
      {
        code: "unknown-value",
        message: "the condition depends on a value that is not known before apply",
      },
    ],
    [
      "nothing known",
      UNKNOWN,
      {
        code: "unknown-value",
        message: "the condition depends on a value that is not known before apply",
      },
    ],
    ["no text", null, { code: "not-understood", message: "the condition is no text" }],
    ["no text", ["a"], { code: "not-understood", message: "the condition is no text" }],
    [
      "a syntax error",
      "assertion.ref\n  ==",
      {
        code: "not-understood",
        message: "the condition is no CEL that can be read (line 2, column 3)",
      },
    ],
    [
      "a text that is too long",
      `'${"x".repeat(70_000)}'`,
      { code: "not-understood", message: "the condition is longer than 65536 characters" },
    ],
    [
      "marks of opaque values in the text itself",
      "assertion.ref == '\uFDD0x\uFDD1'",
      { code: "not-understood", message: "the condition has characters that no text may have" },
    ],
    [
      "marks that an escape makes",
      "assertion.ref == '\\ufdd0x'",
      { code: "not-understood", message: "the condition has characters that no text may have" },
    ],
    [
      "chains that are nested too deeply",
      `assertion${".a".repeat(20_000)}`,
      { code: "not-understood", message: "the condition is nested too deeply" },
    ],
    [
      "comparisons nested too deeply",
      "assertion.a == ".repeat(1000) + "1",
      { code: "not-understood", message: "the condition is nested too deeply" },
    ],
  ])("%s is told", (_, value, expected) => {
    expect(problem(google(value))).toEqual(expected);
  });

  test("a boolean of Terraform is its text", () => {
    expect(google(true)).toEqual(cel.boolean(true));
  });

  test("long chains of one operator are flat", () => {
    const text = Array.from({ length: 2000 }, () => "has(assertion.ref)").join(" && ");
    const expression = google(text);
    expect(expression.kind === "and" && expression.parts.length).toBe(2000);
  });

  test("places count comments and syntax that is rewritten", () => {
    expect(
      problem(kubernetes("claims.?x.orValue('') == // comment\n claims.`a-b` =="))?.message,
    ).toBe("rule 1 is no CEL that can be read (line 2, column 15)");
  });
});

import { describe, expect, test } from "@jest/globals";
import { cel, type Expression } from "../../../lib/relying-parties/cel";
import { demandExpression, demandOf } from "../../../lib/relying-parties/gcp/membership";

const ref = cel.claim("ref");
const mapping = new Map<string, Expression>([
  ["google.subject", cel.claim("sub")],
  ["google.groups", cel.claim("groups_direct")],
  ["attribute.ref", ref],
]);

describe("demandOf", () => {
  test.each([
    [
      { kind: "subject", value: "x" },
      { key: "google.subject", value: "x", expression: cel.claim("sub") },
    ],
    [
      { kind: "group", value: "ops" },
      { key: "google.groups", value: "ops", expression: cel.claim("groups_direct") },
    ],
    [
      { kind: "attribute", name: "ref", value: "main" },
      { key: "attribute.ref", value: "main", expression: ref },
    ],
    [
      { kind: "attribute", name: "other", value: "main" },
      {
        key: "attribute.other",
        value: "main",
        expression: cel.failing("attribute.other is not mapped"),
      },
    ],
    [
      { kind: "malformed" },
      { key: "", value: "", expression: cel.failing("no principal of a pool has this form") },
    ],
    [{ kind: "everybody" }, undefined],
  ] as const)("%j", (principal, expected) => {
    expect(demandOf(principal, mapping)).toEqual(expected);
  });

  test("a mapping that is not known", () => {
    expect(demandOf({ kind: "subject", value: "x" }, undefined)?.expression).toEqual({
      kind: "unknown",
      text: "google.subject",
      code: "unknown-value",
      message: "the mapping of google.subject is not known before apply",
    });
  });
});

describe("demandExpression", () => {
  const test_ = cel.equals(ref, "main");
  const choice = cel.when(test_, cel.text("true"), cel.text("false"));
  const asked = (expression: Expression, value: string) =>
    demandExpression({ key: "attribute.x", expression, value });

  test.each([
    ["the value", ref, "main", cel.equals(ref, "main")],
    ["the test of a choice", choice, "true", test_],
    ["its opposite", choice, "false", cel.not(test_)],
    ["neither", choice, "yes", cel.boolean(false)],
    [
      "a choice of the same text is no choice",
      cel.when(test_, cel.text("a"), cel.text("a")),
      "a",
      cel.equals(cel.when(test_, cel.text("a"), cel.text("a")), "a"),
    ],
    [
      "a choice of more than texts",
      cel.when(test_, ref, cel.text("a")),
      "a",
      cel.equals(cel.when(test_, ref, cel.text("a")), "a"),
    ],
  ])("%s", (_name, expression, value, expected) => {
    expect(asked(expression, value)).toEqual(expected);
  });
});

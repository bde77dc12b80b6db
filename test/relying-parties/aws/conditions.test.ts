import { describe, expect, test } from "@jest/globals";
import { conditionsOf } from "../../../lib/relying-parties/aws/conditions";
import { Notes } from "../../../lib/relying-parties/aws/notes";
import { UNKNOWN, type Value } from "../../../lib/terraform";
import type { NotUnderstood } from "../../../lib/relying-parties/trust-document";

function read(block: Value, variables = true) {
  const notes = new Notes();
  const unclear: NotUnderstood[] = [];
  const conditions = conditionsOf(block, variables, "Condition", notes, unclear);
  return { conditions, problems: notes.problems, unclear };
}

describe("conditionsOf", () => {
  test("one condition for each operator and key, in order", () => {
    const { conditions, problems } = read({
      StringEquals: { "gitlab.com:aud": "aws", "gitlab.com:project_id": [20, true] },
      Null: { "gitlab.com:sub": false },
    });
    expect(problems).toEqual([]);
    expect(
      conditions.map(({ place, operator, key, values }) => [
        place,
        operator,
        key.shown,
        values.map((v) => v.shown),
      ]),
    ).toEqual([
      ['Condition.StringEquals["gitlab.com:aud"]', "StringEquals", "gitlab.com:aud", ["aws"]],
      [
        'Condition.StringEquals["gitlab.com:project_id"]',
        "StringEquals",
        "gitlab.com:project_id",
        ["20", "true"],
      ],
      ['Condition.Null["gitlab.com:sub"]', "Null", "gitlab.com:sub", ["false"]],
    ]);
  });

  test("policy variables count with their version alone", () => {
    const block = { StringEquals: { k: "${x}" } };
    expect(read(block, true).conditions[0]?.values[0]?.cause).toBe("not-understood");
    expect(read(block, false).conditions[0]?.values[0]?.cause).toBe("none");
  });

  test("a key that Terraform has still to fill in", () => {
    const [condition] = read({ StringEquals: { "${local.host}:sub": "x" } }).conditions;
    expect(condition?.key).toEqual({
      pieces: ["", ":sub"],
      holes: ["local.host"],
      shown: "${local.host}:sub",
      cause: "unknown-value",
      references: ["local.host"],
    });
  });

  test("an unknown operator stays, as a problem", () => {
    const { conditions, problems } = read({ StringMatches: { k: "x" } });
    expect(conditions[0]).toMatchObject({ operator: "StringMatches", use: undefined });
    expect(problems).toEqual(["Condition.StringMatches is no condition operator of AWS"]);
  });

  test.each<[string, Value, string]>([
    ["null", null, 'Condition.StringEquals["k"] is not a text'],
    ["a map", {}, 'Condition.StringEquals["k"] is not a text'],
    ["null in a list", ["a", null], 'Condition.StringEquals["k"][1] is not a text'],
  ])("a value that is %s stays, undecided, as a problem", (_, value, problem) => {
    const { conditions, problems } = read({ StringEquals: { k: value } });
    expect(conditions[0]?.values.at(-1)).toMatchObject({
      pieces: ["", ""],
      cause: "not-understood",
    });
    expect(problems).toEqual([problem]);
  });

  test("presence is true or false", () => {
    expect(read({ Null: { k: ["TRUE", "false"] } }).problems).toEqual([]);
    expect(read({ Null: { k: "maybe" } }).problems).toEqual([
      'Condition.Null["k"] tests presence with "maybe", not with "true" or "false"',
    ]);
  });

  test.each<[string, Value, NotUnderstood]>([
    ["the block", [], { code: "not-understood", message: "Condition is not a map of operators" }],
    [
      "the block, late",
      UNKNOWN,
      { code: "unknown-value", message: "Condition is not known before apply" },
    ],
    [
      "an operator",
      { StringEquals: "x" },
      { code: "not-understood", message: "Condition.StringEquals is not a map of condition keys" },
    ],
    [
      "an operator, late",
      { StringEquals: UNKNOWN },
      { code: "unknown-value", message: "Condition.StringEquals is not known before apply" },
    ],
  ])("what cannot be read is told: %s", (_, block, expected) => {
    const { conditions, unclear } = read(block);
    expect(conditions).toEqual([]);
    expect(unclear).toEqual([expected]);
  });
});

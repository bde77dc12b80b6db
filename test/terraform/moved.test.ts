import { describe, expect, test } from "@jest/globals";
import { formerAddresses, liesIn } from "../../lib/terraform";
import { mergeStacks } from "../../lib/terraform/merge-stacks";
import { fixture, stackOf } from "./fixture";

describe("former addresses", () => {
  test.each([
    ["t.b", [["t.a", "t.b"]], ["t.a"]],
    ["t.b[0]", [["t.a", "t.b"]], ["t.a[0]"]],
    ['t.b["x.y"]', [["t.a[0]", 't.b["x.y"]']], ["t.a[0]"]],
    ["module.n[1].t.a", [["module.m", "module.n"]], ["module.m[1].t.a"]],
    [
      "t.c",
      [
        ["t.a", "t.b"],
        ["t.b", "t.c"],
      ],
      ["t.b", "t.a"],
    ],
    ["t.bc", [["t.a", "t.b"]], []],
    ["t.a", [["t.a", "t.b"]], []],
    [
      "t.b",
      [
        ["t.a", "t.b"],
        ["t.b", "t.a"],
      ],
      ["t.a"],
    ],
  ])("%s after %j", (address, moves, expected) => {
    const moved = moves.map(([from = "", to = ""]) => ({ from, to }));
    expect(formerAddresses(address, moved)).toEqual(expected);
  });
});

test.each([
  ["module.m.t.a", "module.m", true],
  ["module.m", "module.m", true],
  ["module.mn.t.a", "module.m", false],
  ["t.a", "t.a[0]", false],
])("%s lies in %s: %p", (address, other, expected) => {
  expect(liesIn(address, other)).toBe(expected);
});

test("the blocks of a configuration", () => {
  const moved = { from: "t.a", to: "t.b" };
  const stack = stackOf({
    moved: [moved, { from: 1 }],
    removed: [
      { from: "t.c", lifecycle: [{ destroy: false }] },
      { from: "module.m", lifecycle: { destroy: "false" } },
      { from: "t.d", lifecycle: [{ destroy: true }] },
      { from: "t.e" },
    ],
  });
  expect([stack.moved, stack.forgotten]).toEqual([[moved], ["t.c", "module.m"]]);
  const merged = mergeStacks("x", [stackOf({ resource: {} }, "a.tf.json"), stack]);
  expect([merged.moved, merged.forgotten]).toEqual([[moved], ["t.c", "module.m"]]);
  expect(stackOf({ resource: {} })).not.toHaveProperty("moved");
});

test("what a plan moves", () => {
  expect(fixture("plan-json-second.json").moved).toEqual([
    { from: 'aws_iam_role.many["us:2"]', to: "aws_iam_role.single" },
  ]);
  expect(fixture("plan-hcl-second.json")).not.toHaveProperty("moved");
});

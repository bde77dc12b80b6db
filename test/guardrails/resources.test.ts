import { expect, test } from "@jest/globals";
import {
  at,
  isGiven,
  managed,
  numberOf,
  resolvedStack,
  textOf,
} from "../../lib/guardrails/resources";
import { UNKNOWN } from "../../lib/terraform";
import { stackOf } from "../support/aws";
import { inputFromStacks } from "../support/input";

const JSON_OF_ROLE = {
  locals: { name: "deploy" },
  resource: {
    aws_iam_role: {
      x: {
        name: "${local.name}",
        max_session_duration: 7200,
        description: "",
        path: "${var.path}",
      },
    },
  },
  data: { aws_iam_role: { old: { name: "old" } } },
};

test("managed resources of all stacks, references replaced", () => {
  const input = inputFromStacks({ a: JSON_OF_ROLE, b: JSON_OF_ROLE });
  const found = [...managed(input, "aws_iam_role", "aws_iam_policy")];
  expect(found.map((p) => [p.stack.name, p.resource.address, textOf(p.resource, "name")])).toEqual([
    ["a", "aws_iam_role.x", "deploy"],
    ["b", "aws_iam_role.x", "deploy"],
  ]);
  expect(found.map((p) => at(p, { message: "m" }))[1]).toEqual({
    stack: "b",
    address: "aws_iam_role.x",
    message: "m",
  });
});

test("a stack is resolved once", () => {
  const stack = stackOf(JSON_OF_ROLE);
  expect(resolvedStack(stack)).toBe(resolvedStack(stack));
});

test("text and numbers that are known", () => {
  const [role] = resolvedStack(stackOf(JSON_OF_ROLE)).resources;
  if (role === undefined) throw new Error("no role");
  const names = ["name", "max_session_duration", "description", "path", "absent"];
  expect(names.map((name) => textOf(role, name))).toEqual([
    "deploy",
    "7200",
    undefined,
    undefined,
    undefined,
  ]);
  expect(names.map((name) => numberOf(role, name))).toEqual([
    undefined,
    7200,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["a", true],
  [0, true],
  [false, true],
  [UNKNOWN, true],
  [["a"], true],
  ["", false],
  [null, false],
  [[], false],
  [undefined, false],
])("%j is given: %s", (value, expected) => {
  expect(isGiven(value)).toBe(expected);
});

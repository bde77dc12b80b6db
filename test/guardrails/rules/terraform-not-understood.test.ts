import { expect, test } from "@jest/globals";
import { terraformNotUnderstood } from "../../../lib/guardrails/rules/terraform-not-understood";
import { configuration, inputFrom, findingsOf, told } from "../../support/input";

const role = (values: object) => inputFrom(configuration({ aws_iam_role: { x: values } }));

test("a dynamic block is not evaluated", () => {
  const input = role({ name: "x", dynamic: { inline_policy: { for_each: [], content: {} } } });
  expect(told(terraformNotUnderstood, input)).toMatchObject([
    {
      severity: "warning",
      stack: "shop",
      address: "aws_iam_role.x",
      message:
        'aws_iam_role.x makes its blocks "inline_policy" by "dynamic", which is not evaluated.',
    },
  ]);
});

test("what was read is quiet", () => {
  expect(findingsOf(terraformNotUnderstood, role({ name: "x" }))).toEqual([]);
});

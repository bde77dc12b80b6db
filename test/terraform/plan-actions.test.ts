import { expect, test } from "@jest/globals";
import { forgottenInPlan, replacedInPlan } from "../../lib/terraform/plan-actions";
import { fixture } from "./fixture";

const plan = (...changes: readonly (readonly string[])[]) => ({
  resource_changes: changes.map((actions, index) => ({
    address: `t.n${index}`,
    change: { actions },
  })),
});

test("what is destroyed and created anew, in whichever order", () => {
  const actions = [["create", "delete"], ["delete", "create"], ["delete"], ["create"], ["update"]];
  expect(replacedInPlan(plan(...actions))).toEqual(["t.n0", "t.n1"]);
  expect(replacedInPlan({})).toEqual([]);
});

test("what goes on existing without being managed", () => {
  expect(forgottenInPlan(plan(["forget"], ["delete"], ["no-op"]))).toEqual(["t.n0"]);
});

test("a plan of Terraform says both", () => {
  const stack = fixture("plan-hcl-second.json");
  expect(stack.replaced).toEqual(["aws_iam_role.existing"]);
  expect(stack.forgotten).toEqual([
    "aws_iam_role_policy.counted[0]",
    "aws_iam_role_policy.counted[1]",
  ]);
});

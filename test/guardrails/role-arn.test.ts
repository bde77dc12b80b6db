import { expect, test } from "@jest/globals";
import { accountOf, namesItself } from "../../lib/guardrails/role-arn";
import { stackOf } from "../support/aws";

const role = (values: object) => {
  const [only] = stackOf({ resource: { aws_iam_role: { x: values } } }).resources;
  if (only === undefined) throw new Error("no role");
  return only;
};

test.each([
  ["arn:aws:iam::111122223333:role/deploy", { name: "deploy" }, true],
  ["arn:aws:iam::111122223333:role/ci/deploy", { name: "deploy", path: "/ci/" }, true],
  ["arn:aws:iam::111122223333:role/ci/deploy", { name: "deploy" }, false],
  ["deploy", { name: "deploy" }, false],
  ["arn:aws:iam::111122223333:role/deploy", { name_prefix: "deploy" }, false],
])("%s is the role %j: %s", (shown, values, expected) => {
  expect(namesItself({ shown }, role(values))).toBe(expected);
});

test.each([
  ["arn:aws:iam::111122223333:role/x", "111122223333"],
  ["arn:aws-cn:sts::111122223333:assumed-role/x/y", "111122223333"],
  ["111122223333", "111122223333"],
  ["ec2.amazonaws.com", undefined],
  ["arn:aws:iam::${var.account}:root", undefined],
])("account of %s", (principal, expected) => {
  expect(accountOf(principal)).toBe(expected);
});

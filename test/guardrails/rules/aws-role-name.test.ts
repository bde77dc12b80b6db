import { expect, test } from "@jest/globals";
import { roleName } from "../../../lib/guardrails/rules/aws-role-name";
import { findingsOf, inputFrom } from "../../support/input";

test.each([
  [{ name: "a".repeat(65) }, ["error aws_iam_role.x: the name of the role has 65 characters"]],
  [
    { name: "deploy role" },
    ["error aws_iam_role.x: the name of the role has a character that AWS refuses"],
  ],
  [
    { name_prefix: "p".repeat(39) },
    ["error aws_iam_role.x: the name_prefix of the role has 39 characters"],
  ],
  [
    { name: "deploy", path: "ci" },
    ["error aws_iam_role.x: the path of the role has a form that AWS refuses"],
  ],
  [{ name: "a".repeat(64), path: "/ci/shop/" }, []],
  [{ name: "deploy", path: "/" }, []],
  [{ name: "${var.name}" }, []],
])("%j", (values, expected) => {
  const input = inputFrom({ resource: { aws_iam_role: { x: values } } });
  expect(findingsOf(roleName, input)).toEqual(expected);
});

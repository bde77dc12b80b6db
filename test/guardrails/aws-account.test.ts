import { expect, test } from "@jest/globals";
import { accountOfResource } from "../../lib/guardrails/aws-account";
import { stackOf } from "../support/aws";

const account = (configs: readonly object[], provider?: string) => {
  const stack = stackOf({
    provider: { aws: configs },
    resource: {
      aws_iam_role: { x: { name: "x", ...(provider === undefined ? {} : { provider }) } },
    },
  });
  const [role] = stack.resources;
  return role && accountOfResource(role, stack);
};

test.each([
  [
    "the one account it may act on",
    [{ allowed_account_ids: ["111122223333"] }],
    undefined,
    "111122223333",
  ],
  [
    "the account of the role it assumes",
    [{ assume_role: { role_arn: "arn:aws:iam::111122223333:role/x" } }],
    undefined,
    "111122223333",
  ],
  [
    "of its alias",
    [
      { allowed_account_ids: ["444455556666"] },
      { alias: "x", allowed_account_ids: ["111122223333"] },
    ],
    "aws.x",
    "111122223333",
  ],
  [
    "several accounts",
    [{ allowed_account_ids: ["111122223333", "444455556666"] }],
    undefined,
    undefined,
  ],
  ["no account", [{ region: "eu-central-1" }], undefined, undefined],
  [
    "an account that is not known",
    [{ allowed_account_ids: ["${var.account}"] }],
    undefined,
    undefined,
  ],
])("%s", (_name, configs, provider, expected) => {
  expect(account(configs, provider)).toBe(expected);
});

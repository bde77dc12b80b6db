import { describe, expect, test } from "@jest/globals";
import { chosenIdentity } from "../../lib/review/chosen-identity";
import { refusal } from "./refusal";

const ALL = [
  { stack: "shop", identity: "aws_iam_role.web" },
  { stack: "bank", identity: "aws_iam_role.web" },
  { stack: "bank", identity: 'aws_iam_role.team["a:b"]' },
];

describe("chosenIdentity", () => {
  test.each([
    ['aws_iam_role.team["a:b"]', 2],
    ["bank:aws_iam_role.web", 1],
  ])("finds %s", (name, index) => {
    expect(chosenIdentity(ALL, name)).toBe(ALL[index]);
  });

  test.each([
    [
      "an address of two stacks",
      ALL,
      "aws_iam_role.web",
      "ERR_USAGE: several stacks have an identity of this address; given: aws_iam_role.web; allowed: shop:aws_iam_role.web, bank:aws_iam_role.web",
    ],
    [
      "a mistyped address",
      ALL.slice(0, 1),
      "aws_iam_role.wbe",
      "ERR_USAGE: there is no such identity in the input; given: aws_iam_role.wbe; allowed: shop:aws_iam_role.web; fix: did you mean aws_iam_role.web?",
    ],
    [
      "an input without identities",
      [],
      "aws_iam_role.web",
      "ERR_USAGE: there is no such identity in the input; given: aws_iam_role.web; allowed: none: nothing in the input decides about tokens",
    ],
  ])("fails for %s", (_case, all, name, message) => {
    expect(refusal(() => chosenIdentity(all, name))).toBe(message);
  });
});

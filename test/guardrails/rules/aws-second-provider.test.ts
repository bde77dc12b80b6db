import { expect, test } from "@jest/globals";
import { secondProvider } from "../../../lib/guardrails/rules/aws-second-provider";
import { findingsOf, inputFrom, inputFromStacks } from "../../support/input";

const provider = (url: string, alias?: string) => ({
  url,
  client_id_list: ["aws"],
  ...(alias === undefined ? {} : { provider: alias }),
});
const json = (a: object, b: object, aws: readonly object[] = [{}]) => ({
  provider: { aws },
  resource: { aws_iam_openid_connect_provider: { a, b } },
});
const account = (id: string, alias: string) => ({ alias, allowed_account_ids: [id] });
const second =
  "error aws_iam_openid_connect_provider.b: gitlab.com has a provider in this account already: aws_iam_openid_connect_provider.a";

test.each([
  [
    "one URL twice",
    json(provider("https://gitlab.com"), provider("https://gitlab.com/")),
    [second],
  ],
  [
    "two aliases of one account",
    json(provider("https://gitlab.com", "aws.x"), provider("https://gitlab.com", "aws.y"), [
      account("111122223333", "x"),
      { alias: "y", assume_role: [{ role_arn: "arn:aws:iam::111122223333:role/deploy" }] },
    ]),
    [second],
  ],
  [
    "two accounts",
    json(provider("https://gitlab.com", "aws.x"), provider("https://gitlab.com", "aws.y"), [
      account("111122223333", "x"),
      account("444455556666", "y"),
    ]),
    [],
  ],
  ["two URLs", json(provider("https://gitlab.com"), provider("https://gitlab.example.com")), []],
  ["a URL that is not known", json(provider("${var.url}"), provider("${var.url}")), []],
])("%s", (_name, given, expected) => {
  expect(findingsOf(secondProvider, inputFrom(given))).toEqual(expected);
});

test("stacks share an account only where both say so", () => {
  const stack = (config: object) => ({
    provider: { aws: [config] },
    resource: { aws_iam_openid_connect_provider: { a: provider("https://gitlab.com") } },
  });
  const known = { allowed_account_ids: ["111122223333"] };
  expect(findingsOf(secondProvider, inputFromStacks({ one: stack({}), two: stack({}) }))).toEqual(
    [],
  );
  expect(
    findingsOf(secondProvider, inputFromStacks({ one: stack(known), two: stack(known) })),
  ).toEqual([
    "error aws_iam_openid_connect_provider.a: gitlab.com has a provider in this account already: aws_iam_openid_connect_provider.a of stack one",
  ]);
});

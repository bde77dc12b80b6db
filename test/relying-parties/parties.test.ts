import { expect, test } from "@jest/globals";
import { identityDocuments } from "../../lib/relying-parties";
import { policy, stackOf, statement } from "../support/aws";

const assume_role_policy = JSON.stringify(policy(statement()));

test("every identity of a stack, whichever party decides", () => {
  const stack = stackOf({ resource: { aws_iam_role: { a: { name: "a", assume_role_policy } } } });
  expect(identityDocuments(stack).map((d) => [d.relyingParty, d.identity])).toEqual([
    ["aws", "aws_iam_role.a"],
  ]);
});

test("a stack without any", () => {
  expect(identityDocuments(stackOf({ resource: { gitlab_group: { a: { path: "a" } } } }))).toEqual(
    [],
  );
});

import { expect, test } from "@jest/globals";
import { prepare } from "../../../lib/relying-parties/aws/prepare";
import { UNKNOWN } from "../../../lib/terraform";
import { documentOf, policy, statement } from "../../support/aws";

test("keeps the statements that may be about web identity, with the problems of all", () => {
  const document = documentOf(
    policy(
      statement({ Action: "sts:AssumeRole", Effect: "allow" }),
      statement(),
      statement({ Action: UNKNOWN }),
    ),
  );
  const prepared = prepare(document);
  expect(prepared.statements.map((s) => [s.statement.place, s.concerns])).toEqual([
    ["Statement[1]", true],
    ["Statement[2]", null],
  ]);
  expect(prepared.problems).toEqual(["Statement[0].Effect is neither Allow nor Deny"]);
  expect(prepared.gaps).toEqual([]);
});

test("tells what cannot be decided about a statement", () => {
  const { statements } = prepare(
    documentOf(policy(statement({ Action: ["x:y", UNKNOWN], Condition: UNKNOWN }))),
  );
  expect(statements[0]?.undecided).toEqual([
    {
      code: "unknown-value",
      claim: "",
      expected: "Statement[0].Condition is not known before apply",
      received: "",
    },
    {
      code: "unknown-value",
      claim: "",
      expected: 'Statement[0].Action "x:y" or (not known before apply)',
      received: "",
    },
  ]);
});

test("a policy that is not known is told once", () => {
  const gap = {
    code: "unknown-value",
    message: "aws_iam_role.x.assume_role_policy is not known before apply",
  } as const;
  expect(prepare({ ...documentOf(UNKNOWN), gaps: [gap] }).gaps).toEqual([gap]);
  expect(prepare(documentOf(UNKNOWN)).gaps).toEqual([
    { code: "unknown-value", message: "the policy is not known before apply" },
  ]);
  expect(prepare({ ...documentOf([]), gaps: [gap] }).gaps).toHaveLength(2);
});

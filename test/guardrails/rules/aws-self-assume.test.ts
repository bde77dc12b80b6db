import { expect, test } from "@jest/globals";
import { selfAssume } from "../../../lib/guardrails/rules/aws-self-assume";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const trusts = (arn: string, role: object = {}) =>
  inputFrom(
    onGitlabCom(
      roleResources({
        conditions: tight(),
        statements: [{ Effect: "Allow", Principal: { AWS: arn }, Action: "sts:AssumeRole" }],
        role,
      }),
    ),
  );
const told =
  "warning aws_iam_role.deploy: Statement[1] lets the role assume itself: a session can be renewed for ever";

test.each([
  ["arn:aws:iam::111122223333:role/deploy", {}, [told]],
  ["arn:aws:iam::${data.aws_caller_identity.x.account_id}:role/deploy", {}, [told]],
  ["arn:aws:iam::111122223333:role/ci/deploy", { path: "/ci/" }, [told]],
  ["arn:aws:iam::111122223333:role/deploy", { path: "/ci/" }, []],
  ["arn:aws:iam::111122223333:role/other", {}, []],
  ["arn:aws:iam::111122223333:root", {}, []],
])("%s with %j", (arn, role, expected) => {
  expect(findingsOf(selfAssume, trusts(arn, role))).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { userClaims } from "../../../lib/guardrails/rules/trust-user-claims";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (conditions: object) => inputFrom(onGitlabCom(roleResources({ conditions })));

test.each([
  [
    "a login alone",
    { StringEquals: { "gitlab.com:user_login": "ann" } },
    [
      "warning aws_iam_role.deploy: deploy trusts by user_login, which users can change, for example a job of example-group/example-project on branch main",
    ],
  ],
  [
    "an address beside a project",
    tight({ "gitlab.com:user_email": "ann@shop.example" }),
    [
      "info aws_iam_role.deploy: deploy trusts by user_email, which users can change, for example a job of shop/web on protected branch main",
    ],
  ],
  ["a user by id", tight({ "gitlab.com:user_id": "5" }), []],
  ["no user", tight(), []],
])("%s", (_name, conditions, expected) => {
  expect(findingsOf(userClaims, role(conditions))).toEqual(expected);
});

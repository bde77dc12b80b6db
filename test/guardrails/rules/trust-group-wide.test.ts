import { expect, test } from "@jest/globals";
import { groupWide } from "../../../lib/guardrails/rules/trust-group-wide";
import {
  findingsOf,
  inputFrom,
  onGitlabCom,
  type Resources,
  roleResources,
  tight,
} from "../../support/input";

const like = (sub: string, more: Resources = {}) =>
  inputFrom(
    onGitlabCom({
      ...roleResources({ conditions: { StringLike: { "gitlab.com:sub": sub } } }),
      ...more,
    }),
  );
const ADMINISTRATOR = {
  aws_iam_role_policy_attachment: {
    x: { role: "deploy", policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  },
};

test.each([
  [
    "a fixed ref",
    like("project_path:shop/*:ref_type:branch:ref:main"),
    [
      "warning aws_iam_role.deploy: deploy trusts every project in shop, for example a job of shop/x on branch main",
    ],
  ],
  [
    "any ref",
    like("project_path:shop/*"),
    [
      "error aws_iam_role.deploy: deploy trusts every project in shop, for example a job of shop/x on branch main",
    ],
  ],
  [
    "administrator rights",
    like("project_path:shop/*:ref_type:branch:ref:main", ADMINISTRATOR),
    [
      "error aws_iam_role.deploy: deploy trusts every project in shop, and it holds administrator rights (AdministratorAccess (aws_iam_role_policy_attachment.x) gives administrator rights), for example a job of shop/x on branch main",
    ],
  ],
  ["one project", inputFrom(onGitlabCom(roleResources({ conditions: tight() }))), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(groupWide, input)).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { anyRef } from "../../../lib/guardrails/rules/trust-any-ref";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const role = (conditions: object) => inputFrom(onGitlabCom(roleResources({ conditions })));
const like = (sub: string) => role({ StringLike: { "gitlab.com:sub": sub } });

test.each([
  [
    "any ref of a project",
    like("project_path:shop/web:*"),
    [
      "error aws_iam_role.deploy: deploy trusts any ref, for example a job of shop/web on branch main",
    ],
  ],
  [
    "an exact ref of any type",
    like("project_path:shop/web:ref_type:*:ref:main"),
    [
      "error aws_iam_role.deploy: deploy trusts a ref name whether it is a branch or a tag, for example a job of shop/web on tag main",
    ],
  ],
  ["one branch", like("project_path:shop/web:ref_type:branch:ref:main"), []],
  [
    "any protected ref",
    role({
      StringEquals: { "gitlab.com:ref_protected": "true", "gitlab.com:project_id": "20" },
    }),
    [],
  ],
  ["a tight trust", role(tight()), []],
])("%s", (_name, input, expected) => {
  expect(findingsOf(anyRef, input)).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { lookalikePrefix } from "../../../lib/guardrails/rules/trust-lookalike-prefix";
import { findingsOf, inputFrom, onGitlabCom, roleResources } from "../../support/input";

const like = (project: string) =>
  inputFrom(
    onGitlabCom(
      roleResources({
        conditions: {
          StringLike: { "gitlab.com:sub": `project_path:${project}:ref_type:branch:ref:main` },
        },
      }),
    ),
  );

test.each([
  [
    "shop*",
    [
      "error aws_iam_role.deploy: deploy trusts every project whose path merely starts like the one meant, for example a job of shop-evil/app on branch main",
    ],
  ],
  [
    "shop/web*",
    [
      "error aws_iam_role.deploy: deploy trusts every project whose path merely starts like the one meant, for example a job of shop/web-evil on branch main",
    ],
  ],
  ["shop/*", []],
  ["shop/web", []],
])("%s", (project, expected) => {
  expect(findingsOf(lookalikePrefix, like(project))).toEqual(expected);
});

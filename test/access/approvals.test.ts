import { describe, expect, test } from "@jest/globals";
import {
  awsRole,
  type Blocks,
  branch,
  link,
  pathsOf,
  shop,
  stackOf,
} from "../support/access/stacks";

const PROJECT = "${gitlab_project.web.id}";
const SUBJECT =
  "project_path:shop/web:ref_type:branch:ref:main:environment_protected:true:deployment_tier:production";
const TEMPLATE = ["project_path", "ref_type", "ref", "environment_protected", "deployment_tier"];
const LINK: Blocks = { gitlab_group_ldap_link: { m: link("Maintainers", "maintainer") } };

function approvals(more: Blocks, subject?: string): readonly string[] {
  const sub = subject ?? "project_path:shop/web:ref_type:branch:ref:main";
  const template = subject === undefined ? {} : { ci_id_token_sub_claim_components: TEMPLATE };
  const role = awsRole("deploy", { StringEquals: { sub, ref_protected: "true" } });
  const stack = stackOf(shop({ ...LINK, ...more, aws_iam_role: { deploy: role } }, template));
  return pathsOf([stack]).flatMap((path) => path.approvals);
}

describe("what stands in the way of a protected branch", () => {
  test("nothing, for who may push", () => {
    expect(approvals({ gitlab_branch_protection: { main: branch("main", "maintainer") } })).toEqual(
      [],
    );
  });

  test("a merge request, for who may only merge, with the approvals that it needs", () => {
    expect(
      approvals({
        gitlab_branch_protection: { main: branch("main", "no one", "maintainer") },
        gitlab_project_approval_rule: {
          two: { project: PROJECT, name: "security", approvals_required: 2 },
          none: { project: PROJECT, name: "optional", approvals_required: 0 },
        },
      }),
    ).toEqual([
      "a merge request: the member may not push to main",
      "2 approvals on the merge request, by the rule security (gitlab_project_approval_rule.two)",
    ]);
  });

  test("code owners", () => {
    const owned = branch("main", "maintainer", "maintainer", {
      code_owner_approval_required: true,
    });
    expect(approvals({ gitlab_branch_protection: { main: owned } })).toEqual([
      "code owners of what changes on main (gitlab_branch_protection.main)",
    ]);
  });
});

test("a protected environment has approvals of its own", () => {
  const rule = {
    project: PROJECT,
    environment: "production",
    deploy_access_levels: [{ access_level: "maintainer" }],
    approval_rules: [{ access_level: "maintainer", required_approvals: 2 }, { group_id: 7 }],
  };
  const more: Blocks = {
    gitlab_branch_protection: { main: branch("main", "maintainer") },
    gitlab_project_protected_environment: { p: rule },
  };
  expect(approvals(more, SUBJECT)).toEqual([
    "3 approvals before a job of environment production runs (gitlab_project_protected_environment.p)",
  ]);
  const { approval_rules, ...plain } = rule;
  expect(approval_rules).toHaveLength(2);
  expect(
    approvals({ ...more, gitlab_project_protected_environment: { p: plain } }, SUBJECT),
  ).toEqual([]);
});

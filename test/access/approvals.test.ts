import { describe, expect, test } from "@jest/globals";
import { issuer } from "../../lib/core";
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

function approvals(more: Blocks, subject?: string, project: object = {}): readonly string[] {
  const sub = subject ?? "project_path:shop/web:ref_type:branch:ref:main";
  const template = subject === undefined ? {} : { ci_id_token_sub_claim_components: TEMPLATE };
  const role = awsRole("deploy", { StringEquals: { sub, ref_protected: "true" } });
  const resources = { ...LINK, ...more, aws_iam_role: { deploy: role } };
  const stack = stackOf(shop(resources, { ...template, ...project }));
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

  const OWNED = { code_owner_approval_required: true };
  const OWNERS = "code owners of what changes on main (gitlab_branch_protection.main)";
  const REQUEST = "a merge request: the member may not push to main";
  const mergeOnly = (more: object = {}): Blocks => ({
    gitlab_branch_protection: { main: branch("main", "no one", "maintainer", more) },
  });
  const rule = (more: object = {}): Blocks => ({
    gitlab_project_approval_rule: {
      r: { project: PROJECT, name: "security", approvals_required: 1, ...more },
    },
  });
  const APPROVED =
    "1 approval on the merge request, by the rule security (gitlab_project_approval_rule.r)";

  test("code owners, of whoever may only merge", () => {
    expect(approvals(mergeOnly(OWNED))).toEqual([REQUEST, OWNERS]);
    expect(approvals(mergeOnly())).toEqual([REQUEST]);
    const pushed = { main: branch("main", "maintainer", "maintainer", OWNED) };
    expect(approvals({ gitlab_branch_protection: pushed })).toEqual([]);
  });

  test("code owners, where any of several rules requires them", () => {
    const all = branch("*", "no one", "no one");
    const main = branch("main", "no one", "maintainer", OWNED);
    expect(approvals({ gitlab_branch_protection: { all, main } })).toEqual([REQUEST, OWNERS]);
    const open = branch("*", "maintainer");
    expect(approvals({ gitlab_branch_protection: { open, main } })).toEqual([]);
  });

  test.each<[string, object, readonly string[]]>([
    ["for all branches", {}, [APPROVED]],
    [
      "for this branch",
      { protected_branch_ids: ["${gitlab_branch_protection.main.branch_protection_id}"] },
      [APPROVED],
    ],
    [
      "for another branch",
      { protected_branch_ids: ["${gitlab_branch_protection.other.branch_protection_id}"] },
      [],
    ],
    ["for branches that are not known", { protected_branch_ids: "${var.ids}" }, []],
    [
      "for all protected branches",
      { protected_branch_ids: [7], applies_to_all_protected_branches: true },
      [APPROVED],
    ],
    ["by a report", { rule_type: "report_approver", report_type: "code_coverage" }, []],
    ["of a number that is not known", { approvals_required: "${var.n}" }, []],
  ])("the approvals of a rule %s", (_, more, expected) => {
    expect(approvals({ ...mergeOnly(), ...rule(more) })).toEqual([REQUEST, ...expected]);
  });

  test("a rule by the id that a state has of its branch", () => {
    const own = mergeOnly({ branch_protection_id: 7 });
    const restricted = (id: number): Blocks => rule({ protected_branch_ids: [id] });
    expect(approvals({ ...own, ...restricted(7) })).toEqual([REQUEST, APPROVED]);
    expect(approvals({ ...own, ...restricted(8) })).toEqual([REQUEST]);
  });

  describe("an approval that the author may give", () => {
    const settings = (merge_requests_author_approval: unknown): Blocks => ({
      ...mergeOnly(),
      ...rule(),
      gitlab_project_level_mr_approvals: {
        s: { project: PROJECT, merge_requests_author_approval },
      },
    });
    const group = (allow_author_approval: unknown): Blocks => ({
      gitlab_group_level_mr_approvals: {
        g: { group: "${gitlab_group.shop.id}", allow_author_approval },
      },
    });
    const SELF = `${APPROVED}; the author may give one (gitlab_project_level_mr_approvals.s)`;

    test.each([
      [true, SELF],
      ["${var.self}", SELF],
      [false, APPROVED],
      [undefined, APPROVED],
    ])("by the project's setting %p", (given, expected) => {
      expect(approvals(settings(given))).toEqual([REQUEST, expected]);
    });

    test.each([
      [false, APPROVED],
      [true, SELF],
      ["${var.self}", SELF],
    ])("below a group's setting %p", (given, expected) => {
      expect(approvals({ ...settings(true), ...group(given) })).toEqual([REQUEST, expected]);
    });
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
  const open = { allow_pipeline_trigger_approve_deployment: true };
  expect(approvals(more, SUBJECT, open)).toEqual([
    "3 approvals before a job of environment production runs (gitlab_project_protected_environment.p); whoever started the pipeline may give one",
  ]);
  const { approval_rules, ...plain } = rule;
  expect(approval_rules).toHaveLength(2);
  expect(
    approvals({ ...more, gitlab_project_protected_environment: { p: plain } }, SUBJECT),
  ).toEqual([]);
});

test("a group's protected tier has approvals of its own, beside those of the project", () => {
  const levels = { deploy_access_levels: [{ access_level: "maintainer" }] };
  const more: Blocks = {
    gitlab_branch_protection: { main: branch("main", "maintainer") },
    gitlab_group_protected_environment: {
      g: {
        group: "${gitlab_group.shop.id}",
        environment: "production",
        ...levels,
        approval_rules: [{ access_level: "maintainer", required_approvals: 1 }],
      },
    },
  };
  const rule = "1 approval before a job of environment production runs";
  expect(approvals(more, SUBJECT)).toEqual([`${rule} (gitlab_group_protected_environment.g)`]);
  const other = {
    ...(more["gitlab_group_protected_environment"]?.["g"] as object),
    environment: "staging",
  };
  expect(approvals({ ...more, gitlab_group_protected_environment: { g: other } }, SUBJECT)).toEqual(
    [],
  );
});

test("what is not known of a protected environment's approvals may be none", () => {
  const approval = (approval_rules: unknown): Blocks => ({
    gitlab_branch_protection: { main: branch("main", "maintainer") },
    gitlab_project_protected_environment: {
      p: {
        project: PROJECT,
        environment: "production",
        deploy_access_levels: [{ access_level: "maintainer" }],
        approval_rules,
      },
    },
  });
  expect(approvals(approval("${var.rules}"), SUBJECT)).toEqual([]);
  const level = { access_level: "maintainer" };
  expect(approvals(approval([{ ...level, required_approvals: "${var.n}" }]), SUBJECT)).toEqual([]);
  expect(approvals(approval([{ ...level, required_approvals: 0 }]), SUBJECT)).toEqual([]);
  expect(approvals(approval([{ user_id: 5 }]), SUBJECT)).toHaveLength(1);
});

test("approvals and code owners are no features of the free tier", () => {
  const main = branch("main", "no one", "maintainer", { code_owner_approval_required: true });
  const more: Blocks = {
    ...LINK,
    gitlab_branch_protection: { main },
    gitlab_project_approval_rule: { r: { project: PROJECT, name: "r", approvals_required: 1 } },
    aws_iam_role: {
      deploy: awsRole(
        "deploy",
        { StringEquals: { sub: "project_path:shop/web:ref_type:branch:ref:main" } },
        "gitlab.example.com",
      ),
    },
  };
  const approved = (tier: "free" | "premium") => {
    const url = "https://gitlab.example.com";
    const issuers = [issuer({ kind: "self-managed", url, version: "19.2", tier })];
    const stack = stackOf(shop(more), { host: "gitlab.example.com" });
    return pathsOf([stack], { issuers }).flatMap((path) => path.approvals.length);
  };
  expect(approved("free")).toEqual([1]);
  expect(approved("premium")).toEqual([3]);
});

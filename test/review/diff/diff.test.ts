import { describe, expect, test } from "@jest/globals";
import { inputOf } from "../../../lib/review";
import { diff } from "../../../lib/review/diff/diff";
import { readPrior, readStack } from "../../../lib/terraform";
import { awsRole, link } from "../../support/access/stacks";
import { fixtureText } from "../../terraform/fixture";
import { exactly, like, MAIN, version } from "./versions";

const RELEASE = "project_path:shop/web:ref_type:branch:ref:release";
const ANY_BRANCH = "project_path:shop/web:ref_type:branch:ref:*";

const kinds = (base: Parameters<typeof version>[0], head: Parameters<typeof version>[0]) =>
  diff(version(base), version(head)).changes.map(({ identity, kind }) => [identity, kind]);
const DEPLOY = "aws_iam_role.deploy";

describe("each identity", () => {
  test.each([
    ["wider", exactly(MAIN), like(ANY_BRANCH)],
    ["narrower", like(ANY_BRANCH), exactly(MAIN)],
    ["incomparable", exactly(MAIN), exactly(RELEASE)],
    ["same-access", exactly(MAIN), like(MAIN)],
    ["narrower", exactly(MAIN), exactly("project_path:shop/web")],
    ["wider", exactly("project_path:shop/web"), exactly(MAIN)],
  ])("is %s", (kind, before, after) => {
    expect(kinds({ deploy: before }, { deploy: after })).toEqual([[DEPLOY, kind]]);
  });

  test("is added or removed, and has no entry where nothing of it changed", () => {
    expect(kinds({}, { deploy: exactly(MAIN) })).toEqual([[DEPLOY, "added"]]);
    expect(kinds({ deploy: exactly(MAIN) }, {})).toEqual([[DEPLOY, "removed"]]);
    expect(kinds({ deploy: exactly(MAIN) }, { deploy: exactly(MAIN) })).toEqual([]);
  });

  test("has the same access where something else of its resource changed", () => {
    const described = { ...awsRole("deploy", exactly(MAIN)), description: "x" };
    expect(kinds({ deploy: exactly(MAIN) }, { deploy: described })).toEqual([
      [DEPLOY, "same-access"],
    ]);
  });

  test("is unknown where one side is not, unless nothing changed", () => {
    const unknown = { name: "deploy", assume_role_policy: "${var.policy}" };
    expect(kinds({ deploy: exactly(MAIN) }, { deploy: unknown })).toEqual([[DEPLOY, "unknown"]]);
    expect(kinds({ deploy: unknown }, { deploy: exactly(MAIN) })).toEqual([[DEPLOY, "unknown"]]);
    expect(kinds({ deploy: unknown }, { deploy: { ...unknown } })).toEqual([]);
  });
});

test("the paths that GitLab's side alone gains and loses", () => {
  const roles = { deploy: exactly(MAIN) };
  const links = (role: string) => ({
    gitlab_group_ldap_link: { a: link("Engineers", role), b: link("Releasers", "maintainer") },
  });
  const found = diff(version(roles, links("developer")), version(roles, links("maintainer")));
  expect(found.changes).toEqual([]);
  expect(found.paths.gained.map(({ group, role }) => [group, role])).toEqual([
    ["Engineers", "maintainer"],
  ]);
  expect(found.paths.lost).toEqual([]);
});

describe("a plan of Terraform and what was there before it", () => {
  const OPTIONS = { name: "shop", file: "plan.json" };
  const planned = (file: string, edit: (plan: PlanJson) => PlanJson = (plan) => plan) => {
    const plan = edit(JSON.parse(fixtureText(file)) as PlanJson);
    const after = readStack(plan, OPTIONS);
    const found = diff(inputOf([readPrior(plan, OPTIONS, after)]), inputOf([after]));
    return { ...found, told: found.changes.map((c) => [c.identity, c.kind, c.message]) };
  };
  const DEAD = "is gone; no job became it";

  test("a replacement is one change, whatever its order, and a deletion is another", () => {
    const told = [
      ["aws_iam_role.existing", "same-access", "existing-new is replaced, and takes the same jobs"],
      [
        "aws_iam_role.heredoc",
        "removed",
        "heredoc is gone: a job of example-group/example-project on protected branch main became it",
      ],
    ];
    expect(planned("plan-hcl-second.json").told).toEqual(told);
    const turned = planned("plan-hcl-second.json", (plan) =>
      withActions(plan, "aws_iam_role.existing", ["delete", "create"]),
    );
    expect(turned.told).toEqual(told);
  });

  test("what the plan leaves as it is does not change, although its configuration says more than its state", () => {
    expect(planned("plan-hcl-target.json")).toMatchObject({
      told: [],
      paths: { gained: [], lost: [], changed: [] },
    });
  });

  test("a moved role has no entry, those that are destroyed have", () => {
    expect(planned("plan-json-second.json").told).toEqual([
      ["aws_iam_role.by_local", "same-access", "by-local takes the same jobs, in other words"],
      ["aws_iam_role.counted[0]", "removed", `counted-0 ${DEAD}`],
      ["aws_iam_role.counted[1]", "removed", `counted-1 ${DEAD}`],
      ['module.team["a.b"].aws_iam_role.deploy', "removed", `team-a.b ${DEAD}`],
      ['module.team["a.b"].aws_iam_role.inline', "removed", `inline ${DEAD}`],
    ]);
  });

  test("a moved role is paired with its old address in the plan before too", () => {
    const [before, after] = ["plan-json-first.json", "plan-json-second.json"].map((file) =>
      inputOf([readStack(JSON.parse(fixtureText(file)), OPTIONS)]),
    );
    const found = diff(before!, after!).changes.map(({ identity }) => identity);
    expect(found).toContain("aws_iam_role.single");
    expect(found).not.toContain('aws_iam_role.many["us:2"]');
  });

  test("a forgotten role is not revoked", () => {
    const { told, notes } = planned("plan-hcl-second.json", (plan) =>
      withActions(plan, "aws_iam_role.heredoc", ["forget"]),
    );
    expect(told.map(([identity]) => identity)).toEqual(["aws_iam_role.existing"]);
    expect(notes).toEqual([
      "access NOT revoked: aws_iam_role.heredoc is not destroyed, Terraform only stops managing it; remove it by hand",
    ]);
  });
});

test("statements and values in another order are the same access", () => {
  const policy = (statements: readonly object[]) => ({
    name: "deploy",
    assume_role_policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
  });
  const statement = (subs: readonly string[]) => ({
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::111122223333:oidc-provider/gitlab.com" },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: { StringEquals: { "gitlab.com:sub": subs, "gitlab.com:aud": "aws" } },
  });
  const [one, two] = [statement([MAIN, RELEASE]), statement([`${MAIN}-2`])];
  const base = { deploy: policy([one, two]) };
  expect(kinds(base, { deploy: policy([two, statement([RELEASE, MAIN])]) })).toEqual([
    [DEPLOY, "same-access"],
  ]);
  expect(kinds(base, { deploy: policy([two, statement([MAIN])]) })).toEqual([[DEPLOY, "narrower"]]);
});

interface PlanJson {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly change: { readonly actions: readonly string[]; readonly after: unknown };
  }[];
}

function withActions(plan: PlanJson, address: string, actions: readonly string[]): PlanJson {
  return {
    ...plan,
    resource_changes: plan.resource_changes.map((entry) =>
      entry.address === address ? { ...entry, change: { ...entry.change, actions } } : entry,
    ),
  };
}

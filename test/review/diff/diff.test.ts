import { describe, expect, test } from "@jest/globals";
import { diff } from "../../../lib/review/diff/diff";
import { awsRole, link } from "../../support/access/stacks";
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

import { describe, expect, test } from "@jest/globals";
import { allowedBy } from "../../../lib/access/gitlab/allowed";
import { readGroups } from "../../../lib/access/gitlab/groups";
import type { Allowed } from "../../../lib/access/gitlab/types";
import { branch, shop, sourceAt, stackOf } from "../../support/access/stacks";

function allowed(push: unknown, blocks?: unknown): Allowed {
  const rule = { ...branch("main", "x"), push_access_level: push, allowed_to_push: blocks };
  const at = sourceAt(
    stackOf(shop({ gitlab_branch_protection: { main: rule } })),
    "gitlab_branch_protection.main",
  );
  const attributes = { level: "push_access_level", blocks: ["allowed_to_push"] };
  return allowedBy(at.resource, attributes, at.source.naming(at.resource), readGroups([at.source]));
}

describe("the weakest role that a protection lets through", () => {
  test.each([
    ["developer", undefined, "developer"],
    ["maintainer", undefined, "maintainer"],
    [undefined, undefined, "maintainer"],
    [null, [{ user_id: 5 }], "maintainer"],
    ["no one", [{ access_level: "developer" }], "developer"],
    [undefined, [{ access_level: "maintainer" }, { access_level: "no one" }], "maintainer"],
  ])("%p with %p: %s", (push, blocks, from) => {
    expect(allowed(push, blocks).from).toBe(from);
  });

  test.each([["no one"], ["admin"]])("is none for %s", (push) => {
    expect(allowed(push)).toEqual({ from: undefined, groups: [], users: [], assumed: [] });
  });
});

test("groups and users named one by one", () => {
  const { groups, users } = allowed("no one", [
    { group_id: "${gitlab_group.shop.id}" },
    { group_id: 77, group_inheritance_type: 0 },
    { user_id: 5 },
    { user_id: null, group_id: null },
  ]);
  expect(groups.map((g) => [g.group.label, g.inherited])).toEqual([
    ["shop", true],
    ["77", false],
  ]);
  expect(users).toEqual(["5"]);
});

test("deploy keys named one by one, by id or by the resource that defines them", () => {
  const reference = "${gitlab_deploy_key.bot.deploy_key_id}";
  const blocks = [
    { deploy_key_id: 7 },
    { deploy_key_id: reference },
    { deploy_key_id: "${tonumber(gitlab_deploy_key.bot.deploy_key_id)}" },
    { user_id: 5 },
  ];
  expect(allowed("no one", blocks)).toMatchObject({
    from: undefined,
    keys: ["7", reference, reference],
    users: ["5"],
  });
});

test("what is not known is taken as the widest, and told", () => {
  const told =
    "gitlab_branch_protection.main is taken to let developers through: ${var.level} is not known before apply";
  expect(allowed("${var.level}")).toMatchObject({ from: "developer", assumed: [told] });
  expect(allowed("no one", "${var.level}")).toMatchObject({ from: "developer", assumed: [told] });
});

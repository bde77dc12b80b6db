import { describe, expect, test } from "@jest/globals";
import { ANY, exactValues, glob, matches } from "../../lib/core";
import { groupTargets } from "../../lib/access/group-targets";
import { link, modelOf, shop } from "../support/access/stacks";
import { viewOf, words } from "../support/access/targets";

const model = modelOf(
  shop({
    gitlab_group: { labs: { path: "labs", parent_id: "${gitlab_group.shop.id}" } },
    gitlab_group_ldap_link: {
      shop: link("Shop", "developer"),
      labs: link("Labs", "developer", "${gitlab_group.labs.id}"),
      id: link("ById", "developer", "4217"),
    },
    gitlab_group_membership: {
      m: { group_id: "${gitlab_group.labs.id}", user_id: 5, access_level: "owner" },
    },
  }),
);

function targets(pattern: string): readonly string[] {
  return words(groupTargets(pattern === "*" ? ANY : glob(pattern), viewOf(model)));
}

describe("the groups into which a pattern reaches", () => {
  test.each([
    ["shop/*", ["shop/*: Shop", "shop/labs/*: Labs, member"]],
    ["shop/labs/*", ["shop/labs/*: Labs, Shop, member"]],
    ["shop/l*", ["shop/*: Shop", "shop/labs/*: Labs, member"]],
    ["shop/platform/*", ["shop/platform/*: Shop"]],
    ["globex/*", ["globex/*: member"]],
    ["sho*", ["*: anybody", "shop/*: Shop", "shop/labs/*: Labs, member"]],
    ["*", ["*: anybody", "shop/*: Shop", "shop/labs/*: Labs, member", "4217/*: ById"]],
    ["*/labs/x", ["*: anybody", "shop/*: Shop", "shop/labs/*: Labs, member"]],
  ])("%s", (pattern, expected) => {
    expect(targets(pattern)).toEqual(expected);
  });

  test.each([["shop/web/*"], ["shop/we?/*.git"]])("%s reaches no undeclared project", (pattern) => {
    expect(targets(pattern).filter((t) => !t.startsWith("shop/web/"))).toEqual([]);
  });
});

test("declared projects are left out", () => {
  const [found] = groupTargets(glob("shop/*"), viewOf(model));
  const paths = found?.source.paths;
  expect(paths && exactValues(paths)).toBeUndefined();
  expect(paths && ["shop/new", "shop/web"].map((p) => matches(paths, p))).toEqual([true, false]);
});

test("the groups of another instance are not reached", () => {
  expect(words(groupTargets(glob("shop/*"), { ...viewOf(model), issuer: undefined }))).toEqual([
    "shop/*: member",
  ]);
});

import { describe, expect, test } from "@jest/globals";
import { ANY, complement, exact, glob, matches, opaque } from "../../lib/core";
import { namespaceTargets } from "../../lib/access/namespace-targets";
import { link, modelOf, shop } from "../support/access/stacks";
import { viewOf, words } from "../support/access/targets";

const GROUP = opaque("${gitlab_group.shop.id}");

const model = modelOf(
  shop({
    gitlab_group: { labs: { path: "labs", parent_id: "${gitlab_group.shop.id}" } },
    gitlab_group_ldap_link: {
      shop: link("Shop", "developer"),
      labs: link("Labs", "developer", "${gitlab_group.labs.id}"),
      id: link("ById", "developer", "4217"),
      path: link("Globex", "developer", "globex"),
    },
  }),
);
const view = viewOf(model);

test("a reference means its group, and projects directly in it", () => {
  const found = namespaceTargets(ANY, exact(GROUP), view);
  expect(words(found)).toEqual(["shop/*: Shop"]);
  const paths = found[0]?.source.paths;
  expect(paths && ["shop/x", "shop/labs/x"].map((p) => matches(paths, p))).toEqual([true, false]);
  expect(found[0]?.source.namespaceIds).toEqual([GROUP]);
});

test("a literal id means the group that a link names by it", () => {
  const [found] = namespaceTargets(ANY, exact("4217"), view);
  expect(found && words([found])).toEqual(["4217/*: ById"]);
  expect(found?.source.paths).toBeUndefined();
});

describe("an id that nobody has", () => {
  test("is that of the group which the paths name, and it is told", () => {
    const [found] = namespaceTargets(glob("shop/*"), exact("7"), view);
    expect(found && words([found])).toEqual(["shop/*: Shop"]);
    expect(found?.assumed[1]).toBe("id 7 is taken to be that of shop, whose id is not known");
    const [globex] = namespaceTargets(glob("globex/*"), exact("8"), view);
    expect(globex?.assumed[1]).toBe("id 8 is taken to be that of globex, whose id is not known");
  });

  test("is a group of people who are not known", () => {
    expect(words(namespaceTargets(ANY, exact("7"), view))).toEqual(["7/*: member"]);
    expect(words(namespaceTargets(glob("other/*"), exact("7"), view))).toEqual(["7/*: member"]);
    expect(
      words(namespaceTargets(ANY, complement(exact("7")), { ...view, issuer: undefined })),
    ).toEqual(["*/*: member"]);
  });
});

import { expect, test } from "@jest/globals";
import { groupDrafts } from "../../../lib/access/gitlab/group-drafts";
import { sourceOf } from "../../../lib/access/gitlab/source";
import { branch, link, shop, stackOf } from "../../support/access/stacks";

function drafts(...args: Parameters<typeof stackOf>): ReturnType<typeof groupDrafts> {
  return groupDrafts(sourceOf(stackOf(...args), []));
}

test("a declared group, and its name once however many places give it", () => {
  const found = drafts(shop({ gitlab_group_ldap_link: { a: link("A", "owner") } }));
  expect(found.map((d) => [d.label, d.segment, d.place?.address])).toEqual([
    ["gitlab_group.shop", "shop", "gitlab_group.shop"],
    ["${gitlab_group.shop}", undefined, undefined],
  ]);
  expect(new Set(found.map((d) => d.keys[0])).size).toBe(1);
});

test("a data source by path or id", () => {
  const data = { gitlab_group: { a: { full_path: "shop/a" }, b: { group_id: 42 } } };
  expect(drafts({}, { data }).map((d) => [d.path, d.id, d.parent])).toEqual([
    ["shop/a", undefined, undefined],
    [undefined, "42", undefined],
  ]);
});

test("a group named inside a block", () => {
  const rule = branch("main", "no one", "no one", {
    allowed_to_push: [{ group_id: 77 }, { user_id: 5 }],
  });
  const found = drafts(shop({ gitlab_branch_protection: { main: rule } }));
  expect(found.flatMap((d) => d.id ?? [])).toEqual(["77"]);
});

test("the own id of a data source is no other group", () => {
  const data = { gitlab_group: { b: { group_id: "${var.id}" } } };
  expect(drafts({}, { data })).toHaveLength(1);
});

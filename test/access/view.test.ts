import { expect, test } from "@jest/globals";
import { exact, GITLAB_DOT_COM, opaque } from "../../lib/core";
import { groupsWithId, isOn } from "../../lib/access/view";
import { link, modelOf, shop } from "../support/access/stacks";
import { viewOf } from "../support/access/targets";

const model = modelOf(shop({ gitlab_group_ldap_link: { a: link("A", "owner", "4217") } }));
const SHOP = opaque("${gitlab_group.shop.id}");

test("groups by literal id and by reference", () => {
  expect(groupsWithId(viewOf(model), exact("4217", SHOP)).map((g) => g.label)).toEqual([
    "shop",
    "4217",
  ]);
});

test("none by another id, from another stack or on another instance", () => {
  expect(groupsWithId(viewOf(model), exact("9"))).toEqual([]);
  expect(groupsWithId(viewOf(model), undefined)).toEqual([]);
  expect(groupsWithId({ ...viewOf(model), stack: "other" }, exact(SHOP))).toEqual([]);
  expect(groupsWithId({ model, stack: "shop", issuer: undefined }, exact("4217"))).toEqual([]);
});

test("what lies on the instance of a view", () => {
  expect(isOn(viewOf(model), { issuer: GITLAB_DOT_COM })).toBe(true);
  expect(isOn(viewOf(model), { issuer: undefined })).toBe(false);
});

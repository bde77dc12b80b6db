import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM } from "../../../lib/core";
import { addressKey, idKey, namedBy, type Naming, pathKey } from "../../../lib/access/gitlab/keys";
import { type Resource, Unknown, UNKNOWN } from "../../../lib/terraform";

const naming: Naming = {
  stack: "shop",
  addresses: new Set([
    "gitlab_group.shop",
    'gitlab_group.team["a.b"]',
    "module.x.data.gitlab_group.shop",
  ]),
  issuer: GITLAB_DOT_COM,
  resource: { key: "a.b" } as unknown as Resource,
};

function reference(text: string): Unknown {
  return new Unknown([{ reference: text }]);
}

describe("what an attribute names", () => {
  test.each([
    [4217, idKey(GITLAB_DOT_COM, "4217")],
    ["4217", idKey(GITLAB_DOT_COM, "4217")],
    ["shop/Platform", pathKey(GITLAB_DOT_COM, "shop/platform")],
    [reference("gitlab_group.shop.id"), addressKey("shop", "gitlab_group.shop")],
    [reference("gitlab_group.shop.full_path"), addressKey("shop", "gitlab_group.shop")],
    [reference("gitlab_group.team[each.key].id"), addressKey("shop", 'gitlab_group.team["a.b"]')],
    [reference('gitlab_group.shop["x"].id'), addressKey("shop", "gitlab_group.shop")],
    [
      reference("module.x.data.gitlab_group.shop.id"),
      addressKey("shop", "module.x.data.gitlab_group.shop"),
    ],
    [reference("gitlab_group.missing.id"), addressKey("shop", "gitlab_group.missing")],
    [reference("var.group"), "text:shop:${var.group}"],
  ])("%p", (value, key) => {
    expect(namedBy(value, naming)?.key).toBe(key);
  });

  test("a plan that does not know the value has the references of the configuration", () => {
    const found = namedBy(UNKNOWN, naming, ["gitlab_group.shop.id", "gitlab_group.shop"]);
    expect(found).toEqual({
      key: addressKey("shop", "gitlab_group.shop"),
      label: "${gitlab_group.shop}",
    });
  });

  test.each([[undefined], [null], [""], [0], ["0"], [true], [[]]])("%p names nothing", (value) => {
    expect(namedBy(value, naming)).toBeUndefined();
  });
});

test("the same id on two instances is two things", () => {
  expect(idKey(GITLAB_DOT_COM, "7")).not.toBe(idKey(undefined, "7"));
  expect(pathKey(GITLAB_DOT_COM, "a")).not.toBe(pathKey(undefined, "a"));
});

import { describe, expect, test } from "@jest/globals";
import { givenRole } from "../../../lib/access/gitlab/given-role";
import { type Blocks, link, shop, sourceAt, stackOf } from "../../support/access/stacks";

const CUSTOM: Blocks = {
  gitlab_member_role: {
    dev: { name: "dev", base_access_level: "DEVELOPER", iid: 12, enabled_permissions: [] },
    min: { name: "min", base_access_level: "MINIMAL_ACCESS", enabled_permissions: [] },
    odd: { name: "odd", base_access_level: "${var.base}", enabled_permissions: [] },
  },
};

function role(level: unknown, member_role_id?: unknown) {
  const l = { ...link("G", "x"), group_access: level, member_role_id };
  const stack = stackOf(shop({ ...CUSTOM, gitlab_group_ldap_link: { l } }));
  const { source, resource } = sourceAt(stack, "gitlab_group_ldap_link.l");
  return givenRole(resource, source, "group_access", "access_level");
}

describe("a role by itself", () => {
  test.each([
    ["developer", "developer"],
    ["no one", "no one"],
    ["minimal", "minimal"],
    ["boss", undefined],
    ["${var.role}", undefined],
    [undefined, undefined],
  ])("%p: %p", (level, expected) => {
    expect(role(level)).toBe(expected);
  });
});

describe("a custom role counts as the role it is based on", () => {
  test.each([
    ["given beside it", "developer", "${gitlab_member_role.dev.iid}", "developer"],
    [
      "that is higher than the one beside it",
      "guest",
      "${gitlab_member_role.dev.iid}",
      "developer",
    ],
    ["that is lower than the one beside it", "owner", "${gitlab_member_role.min.iid}", "owner"],
    ["by a function", "guest", "${tonumber(gitlab_member_role.dev.iid)}", "developer"],
    ["by its number", "guest", 12, "developer"],
    ["alone", undefined, "${gitlab_member_role.min.iid}", "minimal"],
    ["whose base is not known", "guest", "${gitlab_member_role.odd.iid}", "guest"],
    ["that nothing declares", "guest", 99, "guest"],
    ["that nothing declares, alone", undefined, 99, undefined],
  ])("%s", (_, level, id, expected) => {
    expect(role(level, id)).toBe(expected);
  });
});

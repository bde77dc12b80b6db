import { expect, test } from "@jest/globals";
import { roleNotes } from "../../../lib/review/diff/role-notes";
import { PATH } from "../../report/paths";
import { link, modelOf, shop } from "../../support/access/stacks";

const model = (...roles: readonly string[]) =>
  modelOf(
    shop({
      gitlab_group_ldap_link: Object.fromEntries(
        roles.map((role, i) => [`l${i}`, link("Engineers", role)]),
      ),
    }),
  );
const path = { ...PATH, group: "Engineers", gitlabGroup: "shop" };
const BOTH = { gained: [path], lost: [path] };
const told = (now: string, was: string) => [
  `members of Engineers are ${now} in shop, and were ${was} (gitlab_group_ldap_link.l0)`,
];

test.each<[string, readonly string[], readonly string[], readonly string[]]>([
  ["raised", ["developer"], ["maintainer"], told("maintainer", "developer")],
  ["lowered", ["maintainer"], ["developer"], told("developer", "maintainer")],
  ["raised by a second link", ["developer"], ["developer", "owner"], told("owner", "developer")],
  [
    "not known any more",
    ["developer"],
    ["${var.role}"],
    told("of a role that is not known before apply", "developer"),
  ],
  ["known now", ["${var.role}"], ["developer"], told("developer", "of one that was not known")],
  ["the same", ["developer"], ["developer"], []],
  ["the same by a lower link beside it", ["developer"], ["developer", "guest"], []],
  ["new", [], ["developer"], []],
  ["gone", ["developer"], [], []],
])("a role that is %s", (_what, before, after, expected) => {
  expect(roleNotes(model(...before), model(...after), BOTH)).toEqual(expected);
});

test("another group's link is no change of this one", () => {
  const other = modelOf(shop({ gitlab_group_ldap_link: { l0: link("Releasers", "maintainer") } }));
  expect(roleNotes(model("developer"), other, BOTH)).toEqual([]);
});

test("a role that brings and takes no path is not told", () => {
  const [base, head] = [model("developer"), model("maintainer")];
  expect(roleNotes(base, head, { gained: [], lost: [] })).toEqual([]);
  expect(roleNotes(base, head, { gained: [PATH], lost: [] })).toEqual([]);
  expect(roleNotes(base, head, { gained: [], lost: [path] })).toEqual(
    told("maintainer", "developer"),
  );
});

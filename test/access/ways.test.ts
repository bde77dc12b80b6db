import { describe, expect, test } from "@jest/globals";
import { projectChain } from "../../lib/access/gitlab/tree";
import { directMembers, directoryMembers } from "../../lib/access/members";
import { invitedChain, roleIn, sharesOn, waysIn } from "../../lib/access/ways";
import { type Blocks, link, modelOf, projectOf, shop } from "../support/access/stacks";

const id = (group: string): string => `\${gitlab_group.${group}.id}`;
const PARTNERS: Blocks = {
  gitlab_group: {
    partners: { path: "partners" },
    core: { path: "core", parent_id: id("partners") },
  },
};
const share = (role: string, invited = "partners") => ({
  group_id: id("shop"),
  share_group_id: id(invited),
  group_access: role,
});

function members(more: Blocks) {
  const model = modelOf(shop({ ...PARTNERS, ...more }));
  const project = projectOf(model, "shop/web");
  const chain = projectChain(model, project);
  const shown = (m: ReturnType<typeof directoryMembers>[number]) => [
    m.group ?? [...m.users][0],
    m.role,
    m.gitlabGroup?.path,
    m.enteredAt?.path,
  ];
  return [...directoryMembers(model, chain, project), ...directMembers(model, chain, project)].map(
    shown,
  );
}

describe("a group that is invited", () => {
  test.each([
    ["maintainer", "owner", "maintainer"],
    ["owner", "developer", "developer"],
    ["developer", "developer", "developer"],
  ])("role %s, share %s: the lower of both", (own, shared, role) => {
    const more = {
      gitlab_group_ldap_link: { p: link("Partners", own, id("partners")) },
      gitlab_group_share_group: { s: share(shared) },
    };
    expect(members(more)).toEqual([["Partners", role, "partners", "shop"]]);
  });

  test("brings the members that it inherits", () => {
    const more = {
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("partners")) },
      gitlab_group_share_group: { s: share("developer", "core") },
    };
    expect(members(more)).toEqual([["Partners", "developer", "partners", "shop"]]);
  });

  test("brings direct members too", () => {
    const more = {
      gitlab_group_membership: {
        m: { group_id: id("partners"), user_id: 7, access_level: "owner" },
      },
      gitlab_group_share_group: { s: share("developer") },
    };
    expect(members(more)).toEqual([["7", "developer", "partners", "shop"]]);
  });

  test("to the project alone", () => {
    const more = {
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("partners")) },
      gitlab_project_share_group: {
        s: {
          project: "${gitlab_project.web.id}",
          group_id: id("partners"),
          group_access: "maintainer",
        },
      },
    };
    expect(members(more)).toEqual([["Partners", "maintainer", "partners", undefined]]);
  });

  test("does not open the one that is invited, and a share of a share gives nothing", () => {
    const more: Blocks = {
      gitlab_group: { ...PARTNERS["gitlab_group"], third: { path: "third" } },
      gitlab_group_ldap_link: { t: link("Third", "owner", id("third")) },
      gitlab_group_share_group: {
        a: share("owner"),
        b: { group_id: id("partners"), share_group_id: id("third"), group_access: "owner" },
      },
    };
    expect(members(more)).toEqual([]);
  });

  test("in a circle ends", () => {
    const more = {
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("partners")) },
      gitlab_group_share_group: {
        a: share("developer"),
        b: { group_id: id("partners"), share_group_id: id("shop"), group_access: "owner" },
      },
    };
    expect(members(more)).toEqual([["Partners", "developer", "partners", "shop"]]);
  });
});

test("two groups that invite each other bring each other's members once", () => {
  const more = {
    gitlab_group_ldap_link: {
      p: link("Partners", "owner", id("partners")),
      s: link("Shop", "developer"),
    },
    gitlab_group_share_group: {
      a: share("maintainer"),
      b: { group_id: id("partners"), share_group_id: id("shop"), group_access: "maintainer" },
    },
  };
  expect(members(more)).toEqual([
    ["Shop", "developer", "shop", "shop"],
    ["Partners", "maintainer", "partners", "shop"],
  ]);
});

test("the highest of what subgroup, parent and share give applies", () => {
  const more: Blocks = {
    gitlab_group: { ...PARTNERS["gitlab_group"], top: { path: "top" } },
    gitlab_group_ldap_link: {
      a: link("G", "guest"),
      b: link("G", "owner", id("core")),
      c: link("G", "reporter", id("top")),
    },
    gitlab_group_share_group: { s: share("developer", "core") },
  };
  expect(members(more)).toEqual([["G", "developer", "partners/core", "shop"]]);
});

describe("a place that is not known before apply may be here", () => {
  const told = (address: string): readonly string[] => [
    `where ${address} gives a role is not known before apply, and taken to be here too`,
  ];
  const assumed = (more: Blocks, label = "shop/web") => {
    const model = modelOf(shop({ ...PARTNERS, ...more }));
    const project = projectOf(model, label);
    const chain = projectChain(model, project);
    return [
      ...directoryMembers(model, chain, project),
      ...directMembers(model, chain, project),
    ].map((m) => [m.group ?? [...m.users][0], m.role, m.assumed]);
  };

  test("of a link", () => {
    const more = { gitlab_group_ldap_link: { l: link("G", "developer", "${var.group}") } };
    expect(assumed(more)).toEqual([["G", "developer", told("gitlab_group_ldap_link.l")]]);
  });

  test("of a membership in a group or a project", () => {
    const user = { user_id: 5, access_level: "guest" };
    const group = { gitlab_group_membership: { m: { ...user, group_id: "${var.group}" } } };
    expect(assumed(group)).toEqual([["5", "guest", told("gitlab_group_membership.m")]]);
    const project = { gitlab_project_membership: { m: { ...user, project: "${var.project}" } } };
    expect(assumed(project)).toEqual([["5", "guest", told("gitlab_project_membership.m")]]);
  });

  test("of a share", () => {
    const more = {
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("partners")) },
      gitlab_group_share_group: { s: { ...share("developer"), group_id: "${var.group}" } },
    };
    expect(assumed(more)).toEqual([["Partners", "developer", told("gitlab_group_share_group.s")]]);
  });

  test("a group by its id, its path, or a resource is another one", () => {
    const links = ["77", "elsewhere", id("partners"), "${data.gitlab_group.x.id}"].map(
      (group, i) => [`l${i}`, link("G", "owner", group)] as const,
    );
    expect(assumed({ gitlab_group_ldap_link: Object.fromEntries(links) })).toEqual([]);
  });
});

test.each([
  ["gitlab_group_share_group", { group_id: id("shop"), share_group_id: id("partners") }],
  ["gitlab_project_share_group", { project: "${gitlab_project.web.id}", group_id: id("partners") }],
])("the end of a %s is told and not counted", (type, values) => {
  const s = { ...values, group_access: "developer", expires_at: "2027-01-31" };
  const model = modelOf(
    shop({
      ...PARTNERS,
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("partners")) },
      [type]: { s },
    }),
  );
  const project = projectOf(model, "shop/web");
  const [member] = directoryMembers(model, projectChain(model, project), project);
  expect(member?.assumed).toEqual([
    `${type}.s ends 2027-01-31, and counts as long as it is declared`,
  ]);
});

test("the highest of a role of one's own and a shared one applies", () => {
  const more = {
    gitlab_group_ldap_link: {
      p: link("G", "owner", id("partners")),
      s: link("G", "developer"),
    },
    gitlab_group_share_group: { s: share("maintainer") },
  };
  expect(members(more)).toEqual([["G", "maintainer", "partners", "shop"]]);
});

test("what a chain is opened by", () => {
  const model = modelOf(
    shop({
      ...PARTNERS,
      gitlab_group_ldap_link: { p: link("Partners", "owner", id("core")) },
      gitlab_group_share_group: { s: share("${var.role}", "core") },
    }),
  );
  const project = projectOf(model, "shop/web");
  const chain = projectChain(model, project);
  const [found] = sharesOn(model, chain, project);
  expect(found && invitedChain(model, found).map(({ path }) => path)).toEqual([
    "partners/core",
    "partners",
  ]);
  expect(found && roleIn(found)).toBe("owner");
  expect([...waysIn(model, chain, project)].map(({ role }) => role)).toEqual(["owner"]);
  expect(directoryMembers(model, chain, project)[0]).toMatchObject({
    roleIsKnown: false,
    assumed: ["the role that gitlab_group_share_group.s gives is not known, and taken to be owner"],
  });
});

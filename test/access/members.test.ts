import { describe, expect, test } from "@jest/globals";
import { projectChain } from "../../lib/access/gitlab/tree";
import {
  directMembers,
  directoryMembers,
  namedUsers,
  unknownPeople,
} from "../../lib/access/members";
import { protectionsOf } from "../../lib/access/protections";
import { type Blocks, branch, link, modelOf, projectOf, shop } from "../support/access/stacks";

const TREE: Blocks = {
  gitlab_group: { labs: { path: "labs", parent_id: "${gitlab_group.shop.id}" } },
  gitlab_project: { demo: { path: "demo", namespace_id: "${gitlab_group.labs.id}" } },
};
const LABS = "${gitlab_group.labs.id}";

function roles(more: Blocks, project: string): readonly (readonly unknown[])[] {
  const model = modelOf(shop({ ...TREE, ...more }));
  return directoryMembers(model, projectChain(model, projectOf(model, project))).map((m) => [
    m.group,
    m.label,
    m.gitlabGroup?.path,
  ]);
}

describe("roles by directory group", () => {
  test("go down the tree, never up", () => {
    const more = {
      gitlab_group_ldap_link: { a: link("Up", "maintainer"), b: link("Down", "owner", LABS) },
    };
    expect(roles(more, "shop/labs/demo")).toEqual([
      ["Down", "owner", "shop/labs"],
      ["Up", "maintainer", "shop"],
    ]);
    expect(roles(more, "shop/web")).toEqual([["Up", "maintainer", "shop"]]);
  });

  test.each([
    ["maintainer", "guest", "maintainer", "shop"],
    ["guest", "maintainer", "maintainer", "shop/labs"],
  ])("%s above and %s below: %s", (above, below, role, where) => {
    const more = { gitlab_group_ldap_link: { a: link("G", above), b: link("G", below, LABS) } };
    expect(roles(more, "shop/labs/demo")).toEqual([["G", role, where]]);
  });

  test("of equal name on two servers are those of two groups", () => {
    const more = {
      gitlab_group_ldap_link: { a: link("G", "guest") },
      gitlab_group_saml_link: { b: { group: "shop", saml_group_name: "G", access_level: "owner" } },
    };
    expect(roles(more, "shop/web").map(([, role]) => role)).toEqual(["guest", "owner"]);
  });

  test.each(["no one", "minimal", "guest"])("%s is a role that is kept as it is", (role) => {
    expect(roles({ gitlab_group_ldap_link: { a: link("G", role) } }, "shop/web")).toEqual([
      ["G", role, "shop"],
    ]);
  });

  test("of LDAP and SAML on one group are both there", () => {
    const more = {
      gitlab_group_ldap_link: { a: link("Ldap", "developer") },
      gitlab_group_saml_link: {
        b: { group: "shop", saml_group_name: "Saml", access_level: "maintainer" },
      },
    };
    expect(roles(more, "shop/web").map(([group, role]) => [group, role])).toEqual([
      ["Ldap", "developer"],
      ["Saml", "maintainer"],
    ]);
  });

  test("of links that for_each and count repeat are those of each instance", () => {
    const each = { ...link("${each.key}", "${each.value}"), for_each: { A: "guest", B: "owner" } };
    const counted = { ...link("C${count.index}", "developer"), count: 2 };
    const more = { gitlab_group_ldap_link: { each, counted } };
    expect(roles(more, "shop/web").map(([group, role]) => [group, role])).toEqual([
      ["A", "guest"],
      ["B", "owner"],
      ["C0", "developer"],
      ["C1", "developer"],
    ]);
  });

  test("that are not known are taken as owner, and told", () => {
    const model = modelOf(shop({ gitlab_group_ldap_link: { a: link("G", "${var.role}") } }));
    const [member] = directoryMembers(model, projectChain(model, projectOf(model, "shop/web")));
    expect(member).toMatchObject({
      role: "owner",
      roleIsKnown: false,
      assumed: ["the role that gitlab_group_ldap_link.a gives is not known, and taken to be owner"],
    });
  });
});

test("a filter that is not understood is told, and drops nobody", () => {
  const filter = { ...link("x", "maintainer"), cn: null, filter: "(memberOf=CN=A,DC=x" };
  const model = modelOf(shop({ gitlab_group_ldap_link: { f: filter } }));
  const [member] = directoryMembers(model, projectChain(model, projectOf(model, "shop/web")));
  expect(member).toMatchObject({
    group: "(memberOf=CN=A,DC=x",
    role: "maintainer",
    assumed: [
      "whose members the filter of gitlab_group_ldap_link.f selects is not understood: a closing parenthesis is missing",
    ],
  });
});

test("a directory group is a member wherever it is linked", () => {
  const model = modelOf(
    shop({
      ...TREE,
      gitlab_group_ldap_link: { a: link("G", "developer"), b: link("G", "guest", "deployers") },
    }),
  );
  const [member] = directoryMembers(model, projectChain(model, projectOf(model, "shop/web")));
  expect([...(member?.groups ?? [])].map((g) => g.path)).toEqual(["shop", "deployers"]);
});

describe("direct members", () => {
  const model = modelOf(
    shop({
      ...TREE,
      gitlab_group_membership: {
        a: { group_id: "${gitlab_group.shop.id}", user_id: 5, access_level: "guest" },
        b: { group_id: LABS, user_id: 5, access_level: "maintainer" },
      },
      gitlab_project_membership: {
        c: { project: "${gitlab_project.web.id}", user_id: 6, access_level: "developer" },
      },
    }),
  );
  const members = (label: string): readonly (readonly unknown[])[] => {
    const project = projectOf(model, label);
    return directMembers(model, projectChain(model, project), project).map((m) => [
      [...m.users],
      m.label,
      m.role,
    ]);
  };

  test("have the highest of their roles", () => {
    expect(members("shop/labs/demo")).toEqual([[["5"], "member", "maintainer"]]);
  });

  test("of a role that is not known, and with an end, are told", () => {
    const m = {
      project: "${gitlab_project.web.id}",
      user_id: 9,
      access_level: "${var.role}",
      expires_at: "2027-01-31",
    };
    const own = modelOf(shop({ gitlab_project_membership: { m } }));
    const project = projectOf(own, "shop/web");
    expect(directMembers(own, projectChain(own, project), project)).toMatchObject([
      {
        role: "owner",
        roleIsKnown: false,
        assumed: [
          "the role that gitlab_project_membership.m gives is not known, and taken to be owner",
          "gitlab_project_membership.m ends 2027-01-31, and counts as long as it is declared",
        ],
      },
    ]);
  });

  test("of a project are no members of another", () => {
    expect(members("shop/web")).toEqual([
      [["5"], "member", "guest"],
      [["6"], "member", "developer"],
    ]);
  });
});

describe("users whom a protection names", () => {
  const model = modelOf(
    shop({
      gitlab_branch_protection: {
        m: branch("main", "no one", "no one", { allowed_to_push: [{ user_id: 5 }] }),
      },
    }),
  );
  const protections = protectionsOf(model, projectOf(model, "shop/web"));

  test("are taken to be developers", () => {
    expect(namedUsers(protections, new Set())).toMatchObject([
      {
        group: null,
        label: "member",
        role: "developer",
        assumed: [
          "user 5, whom gitlab_branch_protection.m names, is taken to be a developer of the project",
        ],
      },
    ]);
  });

  test("are nobody new where they are known anyway", () => {
    expect(namedUsers(protections, new Set(["5"]))).toEqual([]);
  });
});

test("people who are not known may have any role", () => {
  expect(unknownPeople("anybody", undefined, ["x"])).toMatchObject({
    group: null,
    label: "anybody",
    role: "owner",
    roleIsKnown: false,
    assumed: ["x"],
  });
});

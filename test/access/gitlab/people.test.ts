import { describe, expect, test } from "@jest/globals";
import { link, modelOf, shop } from "../../support/access/stacks";

const GROUP = "${gitlab_group.shop.id}";

describe("directory links", () => {
  test("LDAP by CN or filter, SAML by name", () => {
    const { links } = modelOf(
      shop({
        gitlab_group_ldap_link: {
          cn: link("Developers", "developer"),
          filter: {
            group: GROUP,
            filter: "(x=1)",
            group_access: "guest",
            ldap_provider: "ldapmain",
          },
        },
        gitlab_group_saml_link: {
          s: { group: "shop", saml_group_name: "S", access_level: "owner" },
        },
      }),
    );
    expect(links.map((l) => [l.by, l.name, l.server, l.role, l.group.path])).toEqual([
      ["cn", "Developers", "ldapmain", "developer", "shop"],
      ["filter", "(x=1)", "ldapmain", "guest", "shop"],
      ["saml", "S", "", "owner", "shop"],
    ]);
  });

  test("concern the group that they name, or those that a filter asks for", () => {
    const by = (filter: string): object => ({ ...link("x", "developer"), cn: null, filter });
    const { links } = modelOf(
      shop({
        ad_group: { releasers: { name: "G-Releasers", sam_account_name: "g", container: "DC=x" } },
        gitlab_group_ldap_link: {
          cn: link("Developers", "developer"),
          dn: by("(&(memberOf=CN=A,DC=x)(!(memberOf=CN=B,DC=x)))"),
          reference: by("(memberOf:1.2.840.113556.1.4.1941:=${ad_group.releasers.dn})"),
          broken: by("(memberOf=CN=A,DC=x"),
        },
        gitlab_group_saml_link: {
          s: { group: "shop", saml_group_name: "S", access_level: "owner" },
        },
      }),
    );
    expect(links.map((l) => [l.concerns, l.assumed])).toEqual([
      [["Developers"], []],
      [["A"], []],
      [["G-Releasers"], []],
      [
        [],
        [
          "whose members the filter of gitlab_group_ldap_link.broken selects is not understood: a closing parenthesis is missing",
        ],
      ],
      [["S"], []],
    ]);
  });

  test("a role that is not known, or none of GitLab's", () => {
    const { links } = modelOf(
      shop({ gitlab_group_ldap_link: { a: link("A", "${var.role}"), b: link("B", "boss") } }),
    );
    expect(links.map((l) => l.role)).toEqual([undefined, undefined]);
  });

  test("a link to nothing is none", () => {
    expect(modelOf(shop({ gitlab_group_ldap_link: { a: link("A", "owner", "") } })).links).toEqual(
      [],
    );
  });
});

test("direct members of groups and projects", () => {
  const { memberships } = modelOf(
    shop({
      gitlab_group_membership: { a: { group_id: GROUP, user_id: 5, access_level: "owner" } },
      gitlab_project_membership: {
        b: {
          project: "${gitlab_project.web.id}",
          user_id: "${data.gitlab_user.b.id}",
          access_level: "guest",
        },
      },
    }),
  );
  expect(memberships.map((m) => [m.user, m.role, m.group?.path, m.project?.path])).toEqual([
    ["5", "owner", "shop", undefined],
    ["${data.gitlab_user.b.id}", "guest", undefined, "shop/web"],
  ]);
});

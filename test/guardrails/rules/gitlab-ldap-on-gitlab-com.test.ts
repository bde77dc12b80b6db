import { expect, test } from "@jest/globals";
import { ldapOnGitlabCom } from "../../../lib/guardrails/rules/gitlab-ldap-on-gitlab-com";
import { configuration, findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const resources = {
  gitlab_group_ldap_link: {
    team: { group: "7", group_access: "developer", ldap_provider: "ldapmain", cn: "Team" },
  },
};

test("an LDAP link on gitlab.com is an error", () => {
  expect(
    findingsOf(ldapOnGitlabCom, inputFrom(onGitlabCom(resources, { provider: { gitlab: [{}] } }))),
  ).toEqual([
    "error gitlab_group_ldap_link.team: this LDAP link belongs to gitlab.com, which has no LDAP",
  ]);
});

test("a self-managed GitLab may have LDAP links", () => {
  expect(findingsOf(ldapOnGitlabCom, inputFrom(configuration(resources)))).toEqual([]);
});

test("a host that is not known is no violation", () => {
  const json = { provider: { gitlab: [{ base_url: "${var.url}" }] }, resource: resources };
  expect(findingsOf(ldapOnGitlabCom, inputFrom(json))).toEqual([]);
});

test("a state or module without a provider block does not tell its host", () => {
  expect(findingsOf(ldapOnGitlabCom, inputFrom(onGitlabCom(resources)))).toEqual([]);
});

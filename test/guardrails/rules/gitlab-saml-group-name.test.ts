import { expect, test } from "@jest/globals";
import { samlGroupName } from "../../../lib/guardrails/rules/gitlab-saml-group-name";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const link = (name: string) =>
  inputFrom(
    onGitlabCom(
      {
        azuread_group: { team: { display_name: "Team", security_enabled: true } },
        okta_group: { team: { name: "Okta Team" } },
        gitlab_group_saml_link: {
          team: { group: "7", access_level: "developer", saml_group_name: name },
        },
      },
      { data: { azuread_group: { old: { display_name: "Old Team" } } } },
    ),
  );

const entra =
  "error gitlab_group_saml_link.team: saml_group_name is the display name of an Entra group, and Entra sends object ids";
const okta =
  "error gitlab_group_saml_link.team: saml_group_name is the id of an Okta group, and Okta sends names";

test.each([
  ["${azuread_group.team.display_name}", [entra]],
  ["Team", [entra]],
  ["Old Team", [entra]],
  ["${okta_group.team.id}", [okta]],
  ["${azuread_group.team.object_id}", []],
  ["${okta_group.team.name}", []],
  ["4d6a2b9e-1c1a-4a59-9f5e-7a3a0d1f0001", []],
  ["Another Team", []],
])("%s", (name, expected) => {
  expect(findingsOf(samlGroupName, link(name))).toEqual(expected);
});

import { describe, expect, test } from "@jest/globals";
import { SamlGroup } from "../../../lib/constructs/directory";
import { GitlabGroup, GitlabInstance } from "../../../lib/constructs/gitlab";
import { synthesized } from "../../support/synth";

const ROLES = ["Guest", "Planner", "Reporter", "Developer", "Maintainer", "Owner"] as const;

describe("grants", () => {
  test("one call for each role", () => {
    const json = synthesized((stack) => {
      const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
      for (const role of ROLES) {
        const link = shop[`grant${role}`](SamlGroup.fromAttributeValue(role));
        expect(link.role).toBe(role.toLowerCase());
        expect(link.directoryGroup.name).toBe(role);
      }
    }, GitlabInstance.gitlabCom());
    expect(Object.values(json.resource?.["gitlab_group_saml_link"] ?? {})).toEqual(
      [...ROLES].sort().map((role) => ({
        access_level: role.toLowerCase(),
        group: "${gitlab_group.Shop.id}",
        provider: "gitlab",
        saml_group_name: role,
      })),
    );
  });

  test("existing groups grant as well", () => {
    const json = synthesized((stack) => {
      GitlabGroup.fromId(stack, "Shop", { groupId: 7 }).grantDeveloper(
        SamlGroup.fromAttributeValue("eng"),
      );
    });
    expect(Object.values(json.resource?.["gitlab_group_saml_link"] ?? {})).toEqual([
      {
        access_level: "developer",
        group: "${data.gitlab_group.Shop.id}",
        provider: "gitlab",
        saml_group_name: "eng",
      },
    ]);
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  ActiveDirectory,
  AdGroup,
  type DirectoryGroup,
  EntraGroup,
  OktaGroup,
  SamlGroup,
} from "../../../lib/constructs/directory";
import { type FederationStack, GitlabGroup, GitlabInstance } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, SELF_MANAGED, synthesized } from "../../support/synth";

const ID = "0f8fad5b-d9cb-469f-a165-70867728950e";

function corp(stack: FederationStack): ActiveDirectory {
  return new ActiveDirectory(stack, "Corp", {
    domainController: "dc1",
    realm: "CORP.EXAMPLE",
    username: "svc",
  });
}

describe("links", () => {
  test("an AD group of a self-managed GitLab is an LDAP link by CN, after the group", () => {
    const json = synthesized((stack) => {
      const directory = corp(stack);
      const engineers = new AdGroup(stack, "Engineers", {
        directory,
        name: "G-Shop",
        container: "DC=corp",
      });
      const releasers = AdGroup.fromName(stack, "Releasers", {
        directory,
        name: "Releasers/all",
        samAccountName: "rel",
      });
      const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
      expect(shop.grantDeveloper(engineers).resource.node.path).toBe(
        "shop/Shop/Link:G-Shop/Default",
      );
      shop.grantMaintainer(releasers);
    });
    expect(json.resource?.["gitlab_group_ldap_link"]).toEqual({
      "Shop_LinkG-Shop_BEFA8343": {
        cn: "G-Shop",
        depends_on: ["ad_group.Engineers"],
        group: "${gitlab_group.Shop.id}",
        group_access: "developer",
        ldap_provider: "ldapmain",
        provider: "gitlab",
      },
      Shop_LinkReleasers2Fall_831E2DD5: {
        cn: "Releasers/all",
        depends_on: ["data.ad_group.Releasers"],
        group: "${gitlab_group.Shop.id}",
        group_access: "maintainer",
        ldap_provider: "ldapmain",
        provider: "gitlab",
      },
    });
  });

  test.each<[string, GitlabInstance, (stack: FederationStack) => DirectoryGroup, string]>([
    ["Entra, by object id", SELF_MANAGED, () => EntraGroup.fromObjectId(ID, "Engineers"), ID],
    [
      "Okta, by name",
      GitlabInstance.gitlabCom(),
      () => OktaGroup.fromName("Engineers"),
      "Engineers",
    ],
    [
      "any other provider",
      SELF_MANAGED,
      () => SamlGroup.fromAttributeValue("cn=${eng}"),
      "cn=$${eng}",
    ],
    [
      "AD without LDAP, by the declared name",
      GitlabInstance.gitlabCom(),
      (stack) =>
        new AdGroup(stack, "E", {
          directory: corp(stack),
          name: "G",
          container: "DC=corp",
          samlGroupName: "eng",
        }),
      "eng",
    ],
  ])("%s is a SAML link", (_name, instance, group, samlGroupName) => {
    const json = synthesized((stack) => {
      new GitlabGroup(stack, "Shop", { path: "shop" }).grantReporter(group(stack));
    }, instance);
    expect(json.resource?.["gitlab_group_ldap_link"]).toBeUndefined();
    expect(Object.values(json.resource?.["gitlab_group_saml_link"] ?? {})).toEqual([
      expect.objectContaining({
        access_level: "reporter",
        group: "${gitlab_group.Shop.id}",
        saml_group_name: samlGroupName,
      }),
    ]);
  });

  test("another role keeps the address, so that the link is replaced", () => {
    const address = (grant: "grantDeveloper" | "grantOwner") =>
      Object.keys(
        synthesized((stack) => {
          new GitlabGroup(stack, "Shop", { path: "shop" })[grant](OktaGroup.fromName("eng"));
        }).resource?.["gitlab_group_saml_link"] ?? {},
      );
    expect(address("grantDeveloper")).toEqual(address("grantOwner"));
  });
});

describe("refusals", () => {
  const ad = (props: { name?: string; category?: "distribution" }) => (stack: FederationStack) =>
    new AdGroup(stack, "G", {
      directory: corp(stack),
      name: "G",
      samAccountName: "g",
      container: "DC=corp",
      ...props,
    });

  test.each<[string, GitlabInstance, (stack: FederationStack) => DirectoryGroup, RegExp]>([
    ["a colon in the CN", SELF_MANAGED, ad({ name: "a:b" }), /its CN has a colon/],
    [
      "a distribution group",
      SELF_MANAGED,
      ad({ category: "distribution" }),
      /it is a distribution group/,
    ],
    [
      "an AD group on gitlab.com without SAML name",
      GitlabInstance.gitlabCom(),
      ad({}),
      /this GitLab has no LDAP/,
    ],
    [
      "an Entra group by name",
      GitlabInstance.gitlabCom(),
      () => ({ kind: "entra", name: "Engineers", samlGroupName: "Engineers" }),
      /Entra sends object ids, never names/,
    ],
    [
      "any link on Free",
      GitlabInstance.gitlabCom({ tier: "free" }),
      () => OktaGroup.fromName("e"),
      /needs GitLab Premium/,
    ],
  ])("%s", (_name, instance, group, problem) => {
    const { stack } = freshStack(instance);
    const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
    const directoryGroup = group(stack);
    const found = refusal(() => shop.grantDeveloper(directoryGroup));
    expect(found.code).toBe("ERR_PROP");
    expect(found.where).toBe(`shop/Shop/Link:${directoryGroup.name}`);
    expect(found.message).toMatch(problem);
  });

  test("the same directory group twice on one GitLab group, through two constructs and whatever the role", () => {
    const { stack } = freshStack();
    GitlabGroup.fromPath(stack, "Shop", { path: "shop" }).grantDeveloper(OktaGroup.fromName("eng"));
    const again = GitlabGroup.fromPath(stack, "Again", { path: "Shop" });
    expect(refusal(() => again.grantOwner(OktaGroup.fromName("eng")))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Again/Link:eng",
    });
  });

  test("the same directory group twice on one construct", () => {
    const { stack } = freshStack();
    const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
    shop.grantDeveloper(OktaGroup.fromName("eng"));
    expect(refusal(() => shop.grantDeveloper(OktaGroup.fromName("eng")))).toMatchObject({
      code: "ERR_DUPLICATE",
    });
  });
});

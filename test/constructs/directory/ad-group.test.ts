import { describe, expect, test } from "@jest/globals";
import {
  ActiveDirectory,
  AdGroup,
  type AdGroupProps,
  AdOrganizationalUnit,
} from "../../../lib/constructs/directory";
import type { FederationStack } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

const corp = (stack: FederationStack) =>
  new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
    username: "svc",
  });
const OU = "OU=Groups,DC=corp,DC=example";

describe("AdGroup", () => {
  test("is one global security group; its logical name is its construct id", () => {
    const json = synthesized((stack) => {
      const group = new AdGroup(stack, "Engineers", {
        directory: corp(stack),
        name: "G-Shop-Engineers",
        container: OU,
      });
      expect(group).toMatchObject({
        kind: "active-directory",
        name: "G-Shop-Engineers",
        ldapCn: "G-Shop-Engineers",
      });
      expect(group.resource.node.path).toBe("shop/Engineers/Default");
      expect(group.node.defaultChild).toBe(group.resource);
      expect(group.dependency).toBe(group.resource);
      expect(group.membership).toBeUndefined();
    });
    expect(json.resource).toEqual({
      ad_group: {
        Engineers: {
          category: "security",
          container: OU,
          name: "G-Shop-Engineers",
          provider: "ad.Corp",
          sam_account_name: "G-Shop-Engineers",
          scope: "global",
        },
      },
    });
  });

  test("carries every option and waits for its organizational unit", () => {
    const json = synthesized((stack) => {
      const directory = corp(stack);
      const ou = new AdOrganizationalUnit(stack, "Groups", {
        directory,
        name: "Groups",
        parent: "DC=corp,DC=example",
      });
      const group = new AdGroup(stack, "Mail", {
        directory,
        name: "Shop: mail",
        ou,
        samAccountName: "shop_mail",
        scope: "universal",
        category: "distribution",
        description: "100%{ of } us",
        samlGroupName: "shop-mail",
      });
      expect(group.samlGroupName).toBe("shop-mail");
      expect(group.notLinkable).toBe("it is a distribution group, which carries no rights");
    });
    expect(json.resource?.["ad_group"]).toEqual({
      Mail: {
        category: "distribution",
        container: OU,
        depends_on: ["ad_ou.Groups"],
        description: "100%%{ of } us",
        name: "Shop: mail",
        provider: "ad.Corp",
        sam_account_name: "shop_mail",
        scope: "universal",
      },
    });
  });

  test("a group below another construct is named by its path", () => {
    const json = synthesized((stack) => {
      const ou = new AdOrganizationalUnit(stack, "Groups", {
        directory: corp(stack),
        name: "Groups",
        parent: "DC=corp",
      });
      new AdGroup(ou, "Engineers", {
        directory: ou.node.scope?.node.findChild("Corp") as ActiveDirectory,
        name: "E",
        ou,
      });
    });
    expect(Object.keys(json.resource?.["ad_group"] ?? {})).toEqual(["Groups_Engineers_87F25E0E"]);
  });

  test.each<[string, Partial<AdGroupProps>, string]>([
    ["no container", {}, "a group lies in one container; given: neither container nor ou"],
    [
      "two containers",
      { container: OU, ou: { dn: OU } },
      "a group lies in one container; given: container and ou",
    ],
    ["a comma in the name", { container: OU, name: "A,B" }, 'name has ","'],
    ["a name that is no sAMAccountName", { container: OU, name: "a:b" }, 'samAccountName has ":"'],
    [
      "digits as sAMAccountName",
      { container: OU, samAccountName: "42" },
      "samAccountName consists of digits",
    ],
    [
      "another spelling of the scope",
      { container: OU, scope: "Global" as "global" },
      "scope is not known",
    ],
    [
      "an unknown category",
      { container: OU, category: "other" as "security" },
      "category is not known",
    ],
    ["an empty SAML name", { container: OU, samlGroupName: "" }, "samlGroupName is empty"],
  ])("refuses %s", (_name, props, problem) => {
    const { stack } = freshStack();
    const found = refusal(
      () => new AdGroup(stack, "G", { directory: corp(stack), name: "G", ...props }),
    );
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/G" });
    expect(found.message.startsWith(problem)).toBe(true);
  });

  test("refuses to add nobody", () => {
    const { stack } = freshStack();
    const group = new AdGroup(stack, "G", { directory: corp(stack), name: "G", container: OU });
    expect(refusal(() => group.addMembers())).toMatchObject({ code: "ERR_PROP", where: "shop/G" });
  });
});

import { describe, expect, test } from "@jest/globals";
import { ActiveDirectory, AdOrganizationalUnit } from "../../../lib/constructs/directory";
import type { FederationStack } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

const corp = (stack: FederationStack) =>
  new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
    username: "svc",
  });

describe("AdOrganizationalUnit", () => {
  test("is one ad_ou, below its parent", () => {
    const json = synthesized((stack) => {
      const directory = corp(stack);
      const groups = new AdOrganizationalUnit(stack, "Groups", {
        directory,
        name: "Groups",
        parent: "DC=corp,DC=example",
        description: "owned by ${nobody}",
      });
      const shop = new AdOrganizationalUnit(stack, "ShopGroups", {
        directory,
        name: "Shop",
        parent: groups,
        protectedFromDeletion: false,
      });
      expect(shop.dn).toBe("OU=Shop,OU=Groups,DC=corp,DC=example");
      expect(shop.resource.node.path).toBe("shop/ShopGroups/Default");
    });
    expect(json.resource?.["ad_ou"]).toEqual({
      Groups: {
        description: "owned by $${nobody}",
        name: "Groups",
        path: "DC=corp,DC=example",
        protected: true,
        provider: "ad.Corp",
      },
      ShopGroups: {
        depends_on: ["ad_ou.Groups"],
        name: "Shop",
        path: "OU=Groups,DC=corp,DC=example",
        protected: false,
        provider: "ad.Corp",
      },
    });
  });

  test("fromDn defines nothing", () => {
    const { stack } = freshStack();
    const found = AdOrganizationalUnit.fromDn(stack, "Groups", { dn: "OU=Groups,DC=corp" });
    expect(found).toEqual({ dn: "OU=Groups,DC=corp" });
    expect(stack.node.tryFindChild("Groups")).toBeUndefined();
  });

  test.each([
    ["a comma in the name", "A, B", "DC=corp", 'name has ","'],
    [
      "spaces in the DN",
      "A",
      "OU=B, DC=corp",
      "parent is not a DN the provider handles: it is not in its plain form",
    ],
  ])("refuses %s", (_name, name, parent, problem) => {
    const { stack } = freshStack();
    const found = refusal(
      () => new AdOrganizationalUnit(stack, "Ou", { directory: corp(stack), name, parent }),
    );
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Ou" });
    expect(found.message.startsWith(problem)).toBe(true);
  });

  test("fromDn refuses what is no DN, naming the construct", () => {
    const { stack } = freshStack();
    expect(
      refusal(() => AdOrganizationalUnit.fromDn(stack, "Groups", { dn: "Groups" })),
    ).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Groups",
    });
  });
});

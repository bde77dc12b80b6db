import { describe, expect, test } from "@jest/globals";
import { ActiveDirectory, AdGroup } from "../../../lib/constructs/directory";
import type { FederationStack } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

const corp = (stack: FederationStack) =>
  new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
    username: "svc",
  });

describe("AdGroup.fromName", () => {
  test("is a data source, by sAMAccountName", () => {
    const json = synthesized((stack) => {
      const directory = corp(stack);
      const one = AdGroup.fromName(stack, "Releasers", { directory, name: "G-Shop-Releasers" });
      AdGroup.fromName(stack, "Others", {
        directory,
        name: "Others: all",
        samAccountName: "others",
        samlGroupName: "o",
      });
      expect(one).toMatchObject({
        kind: "active-directory",
        name: "G-Shop-Releasers",
        ldapCn: "G-Shop-Releasers",
      });
      expect(one.dependency).toBe(one.resource);
      expect(one).not.toHaveProperty("addMembers");
    });
    expect(json.data).toEqual({
      ad_group: {
        Releasers: { group_id: "G-Shop-Releasers", provider: "ad.Corp" },
        Others: { group_id: "others", provider: "ad.Corp" },
      },
    });
    expect(json.resource).toBeUndefined();
  });

  test("refuses a name the provider does not carry", () => {
    const { stack } = freshStack();
    const call = () => AdGroup.fromName(stack, "G", { directory: corp(stack), name: 'a"b' });
    expect(refusal(call)).toMatchObject({ code: "ERR_PROP", where: "shop/G" });
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  ActiveDirectory,
  AdGroup,
  type AdGroupScope,
  type AdMember,
  AdUser,
} from "../../../lib/constructs/directory";
import type { FederationStack } from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

function world(stack: FederationStack) {
  const directory = new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
    username: "svc",
  });
  const group = (id: string, scope?: AdGroupScope) =>
    new AdGroup(stack, id, {
      directory,
      name: id,
      container: "DC=corp",
      ...(scope === undefined ? {} : { scope }),
    });
  return { directory, group };
}

describe("addMembers", () => {
  test("gives one membership per group, by object ids, in the order of the calls", () => {
    const json = synthesized((stack) => {
      const { directory, group } = world(stack);
      const all = group("All");
      const jo = AdUser.fromName(stack, "Jo", { directory, name: "jo" });
      all.addMembers(group("Engineers"), jo);
      all.addMembers(AdGroup.fromName(stack, "Old", { directory, name: "old" }));
      all.addMembers({ objectId: "0f8fad5b-d9cb-469f-a165-70867728950e" });
      expect(all.membership?.node.path).toBe("shop/All/Members");
    });
    expect(json.resource?.["ad_group_membership"]).toEqual({
      All_Members_7AE1C2C3: {
        group_id: "${ad_group.All.id}",
        group_members: [
          "${ad_group.Engineers.id}",
          "${data.ad_user.Jo.id}",
          "${data.ad_group.Old.id}",
          "0f8fad5b-d9cb-469f-a165-70867728950e",
        ],
        provider: "ad.Corp",
      },
    });
  });

  test.each<[AdGroupScope, AdGroupScope]>([
    ["global", "global"],
    ["universal", "global"],
    ["universal", "universal"],
    ["domainlocal", "global"],
    ["domainlocal", "universal"],
    ["domainlocal", "domainlocal"],
  ])("a %s group holds a %s group", (outer, inner) => {
    const json = synthesized((stack) => {
      const { group } = world(stack);
      group("Holder", outer).addMembers(group("Member", inner));
    });
    expect(Object.values(json.resource?.["ad_group_membership"] ?? {})).toEqual([
      {
        group_id: "${ad_group.Holder.id}",
        group_members: ["${ad_group.Member.id}"],
        provider: "ad.Corp",
      },
    ]);
  });

  test.each<[AdGroupScope, AdGroupScope]>([
    ["global", "universal"],
    ["global", "domainlocal"],
    ["universal", "domainlocal"],
  ])("a %s group cannot hold a %s group", (outer, inner) => {
    const { group } = world(freshStack().stack);
    const holder = group("Holder", outer);
    const found = refusal(() => holder.addMembers(group("Member", inner)));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Holder" });
    expect(found.message.startsWith(`a ${outer} group cannot hold a ${inner} group`)).toBe(true);
  });

  test.each<[string, (self: AdGroup) => readonly AdMember[], string, string]>([
    ["a name", () => [{ objectId: "jo" }], "ERR_PROP", "a member is not given by its object id"],
    [
      "a DN",
      () => [{ objectId: "CN=jo,DC=corp" }],
      "ERR_PROP",
      "a member is not given by its object id",
    ],
    ["itself", (self) => [self], "ERR_PROP", "a group cannot be its own member"],
    [
      "a member twice",
      () => Array<AdMember>(2).fill({ objectId: "0f8fad5b-d9cb-469f-a165-70867728950e" }),
      "ERR_DUPLICATE",
      "a member is added twice",
    ],
  ])("refuses %s", (_name, members, code, problem) => {
    const group = world(freshStack().stack).group("G");
    const found = refusal(() => group.addMembers(...members(group)));
    expect(found).toMatchObject({ code, where: "shop/G" });
    expect(found.message.startsWith(problem)).toBe(true);
  });
});

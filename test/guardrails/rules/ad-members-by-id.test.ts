import { expect, test } from "@jest/globals";
import { membersById } from "../../../lib/guardrails/rules/ad-members-by-id";
import { findingsOf, inputFrom } from "../../support/input";

const GUID = "4d6a2b9e-1c1a-4a59-9f5e-7a3a0d1f0001";
const membership = (group_id: string, members: readonly string[]) =>
  inputFrom({
    resource: {
      ad_user: {
        ann: { display_name: "Ann", sam_account_name: "ann", principal_name: "ann@corp.example" },
      },
      ad_group: {
        team: { name: "Team", sam_account_name: "team", container: "DC=corp,DC=example" },
      },
      ad_group_membership: { x: { group_id, group_members: members } },
    },
  });
const told = (place: string, value: string) =>
  `error ad_group_membership.x: ${place} is ${JSON.stringify(value)}, not an object id`;

test.each([
  ["a member by name", "${ad_group.team.id}", ["ann"], [told("group_members[0]", "ann")]],
  [
    "a member by an attribute that is known",
    "${ad_group.team.id}",
    ["${ad_user.ann.sam_account_name}"],
    [told("group_members[0]", "ann")],
  ],
  [
    "a member by distinguished name",
    "${ad_group.team.id}",
    [GUID, "${ad_user.ann.dn}"],
    [told("group_members[1]", "${ad_user.ann.dn}")],
  ],
  ["a group by name", "gitlab_devs", [GUID], [told("group_id", "gitlab_devs")]],
  ["ids by reference", "${ad_group.team.id}", ["${ad_user.ann.id}", "${data.ad_user.bob.id}"], []],
  ["instances by reference", '${ad_group.team["a"].id}', ['${ad_user.all["ann"].id}'], []],
  ["literal ids", GUID, [GUID], []],
  ["values of which nothing is known", "${var.group}", ["${var.member}"], []],
])("%s", (_name, group, members, expected) => {
  expect(findingsOf(membersById, membership(group, members))).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { oneMembership } from "../../../lib/guardrails/rules/ad-one-membership";
import { findingsOf, inputFrom, inputFromStacks } from "../../support/input";

const GUID = "4d6a2b9e-1c1a-4a59-9f5e-7a3a0d1f0001";
const members = (...groups: readonly string[]) => ({
  resource: {
    ad_group_membership: Object.fromEntries(
      groups.map((group_id, i) => [`m${i}`, { group_id, group_members: [GUID] }]),
    ),
  },
});
const second =
  "error ad_group_membership.m1: ad_group_membership.m0 lists the members of this group already";

test.each([
  ["one group by reference", ["${ad_group.team.id}", "${ad_group.team.id}"], [second]],
  ["one group by id", [GUID, GUID.toUpperCase()], [second]],
  ["two groups", ["${ad_group.team.id}", "${ad_group.other.id}"], []],
  ["a group that is not known", ["${var.a}", GUID], []],
])("%s", (_name, groups, expected) => {
  expect(findingsOf(oneMembership, inputFrom(members(...groups)))).toEqual(expected);
});

test("a reference means another group in another stack", () => {
  const input = inputFromStacks({
    a: members("${ad_group.team.id}"),
    b: members("${ad_group.team.id}"),
  });
  expect(findingsOf(oneMembership, input)).toEqual([]);
});

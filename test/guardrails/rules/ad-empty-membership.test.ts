import { expect, test } from "@jest/globals";
import { emptyMembership } from "../../../lib/guardrails/rules/ad-empty-membership";
import { findingsOf, inputFrom } from "../../support/input";

test.each([
  [[], ["error ad_group_membership.x: group_members is empty"]],
  [["${ad_user.ann.id}"], []],
  ["${var.members}", []],
])("%j", (group_members, expected) => {
  const json = {
    resource: { ad_group_membership: { x: { group_id: "${ad_group.team.id}", group_members } } },
  };
  expect(findingsOf(emptyMembership, inputFrom(json))).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { adNames } from "../../../lib/guardrails/rules/ad-names";
import { findingsOf, inputFrom } from "../../support/input";

const one = (type: string, values: object) => inputFrom({ resource: { [type]: { x: values } } });

test.each([
  [
    "ad_group",
    { name: "Team, A", sam_account_name: "team" },
    ['error ad_group.x: the name has ",", which the provider does not carry safely'],
  ],
  [
    "ad_ou",
    { name: "$(calc)" },
    ['error ad_ou.x: the name has "$", which the provider does not carry safely'],
  ],
  [
    "ad_group",
    { name: "Team", sam_account_name: "12.3" },
    ["error ad_group.x: the sAMAccountName consists of digits, dots and spaces only"],
  ],
  [
    "ad_user",
    { display_name: "Ann", sam_account_name: "ann.with.a.very.long.name" },
    ["error ad_user.x: the sAMAccountName has 25 characters, and AD takes 20"],
  ],
  ["ad_group", { name: "G-Shop Engineers", sam_account_name: "G-Shop-Engineers-of-the-shop" }, []],
  ["ad_user", { display_name: "Ann", sam_account_name: "ann" }, []],
  ["ad_group", { name: "${var.name}", sam_account_name: "${var.account}" }, []],
])("%s %j", (type, values, expected) => {
  expect(findingsOf(adNames, one(type, values))).toEqual(expected);
});

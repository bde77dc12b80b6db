import { expect, test } from "@jest/globals";
import { isServiceAccount, mentionsOf } from "../../lib/guardrails/mentions";
import { type Resource, UNKNOWN, Unknown } from "../../lib/terraform";

const resource = (
  values: Resource["values"],
  references: Resource["references"] = {},
): Resource => ({
  address: "a.b",
  module: "",
  mode: "managed",
  type: "a",
  name: "b",
  values,
  references,
  provider: "a",
  dependsOn: [],
});

test.each([
  ["its own references", resource({ x: new Unknown([{ reference: "c.d.id" }]) }), ["c.d.id"]],
  ["those of the configuration", resource({ x: UNKNOWN }, { x: ["c.d.id"] }), ["c.d.id"]],
  ["none of a value that is known", resource({ x: "7" }, { x: ["c.d.id"] }), []],
  ["none where nothing is given", resource({}), []],
])("%s", (_name, given, expected) => {
  expect(mentionsOf(given, "x")).toEqual(expected);
});

test.each([
  ["gitlab_group_service_account.bot.id", true],
  ["${gitlab_instance_service_account.bot.id}", true],
  ["gitlab_user.ann.id", false],
  ["42", false],
])("%s is a service account: %s", (mention, expected) => {
  expect(isServiceAccount(mention)).toBe(expected);
  expect(isServiceAccount([mention])).toBe(expected);
});

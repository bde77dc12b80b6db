import { expect, test } from "@jest/globals";
import { given, members } from "../../../lib/relying-parties/vault/given";
import { type Resource, SENSITIVE, UNKNOWN, Unknown } from "../../../lib/terraform";
import { resourceOf } from "../../support/vault";

const role = (values: Resource["values"], references: Resource["references"] = {}): Resource => ({
  ...resourceOf("vault_jwt_auth_backend_role", {}),
  values,
  references,
});

test.each([
  ["text", role({ a: "x" }), "x"],
  ["nothing", role({}), undefined],
  ["null", role({ a: null }), undefined],
  ["what a provider computes", role({ a: UNKNOWN }), undefined],
  ["what a plan knows the reference of", role({ a: UNKNOWN }, { a: ["var.x"] }), UNKNOWN],
  ["a sensitive value", role({ a: SENSITIVE }), SENSITIVE],
])("an attribute: %s", (_, resource, expected) => {
  expect(given(resource, "a")).toBe(expected);
});

test("a reference and a text around it are given", () => {
  const reference = new Unknown([{ reference: "var.x" }]);
  const around = new Unknown(["x-", { reference: "" }]);
  const mention = new Unknown([{ reference: "", mentions: ["var.x"] }]);
  for (const a of [reference, around, mention]) expect(given(role({ a }), "a")).toBe(a);
});

test.each([
  [undefined, []],
  [null, []],
  ["a", ["a"]],
  [
    ["a", "b"],
    ["a", "b"],
  ],
])("the members of %p", (value, expected) => {
  expect(members(value)).toEqual(expected);
});

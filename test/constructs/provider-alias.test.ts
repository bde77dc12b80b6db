import { expect, test } from "@jest/globals";
import { providerAlias } from "../../lib/constructs/provider-alias";

test.each([
  ["shop/Production", "Production"],
  ["shop/2nd floor/Dev & Test", "_2nd_floor_Dev_Test"],
])("the alias of %s", (path, alias) => {
  expect(providerAlias(path, "shop")).toBe(alias);
});

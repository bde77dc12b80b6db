import { expect, test } from "@jest/globals";
import { entraTenant } from "../../lib/guardrails/entra-tenant";
import { stackOf } from "../support/aws";
import { EXACT, exactly, MANAGED, managed } from "../support/entra";

const ID = "11111111-2222-3333-4444-555555555555";

test("by the id that the provider configuration has, else by the stack", () => {
  const stack = stackOf({
    provider: {
      azuread: [{}, { alias: "corp", tenant_id: ID.toUpperCase() }],
      azurerm: { alias: "corp", tenant_id: ID, features: {} },
    },
    resource: {
      [EXACT]: { a: exactly(), b: exactly({ provider: "azuread.corp" }) },
      [MANAGED]: { c: managed({ provider: "azurerm.corp" }), d: managed() },
    },
  });
  expect(stack.resources.map((r) => [r.name, entraTenant(r, stack)])).toEqual([
    ["a", "of shop"],
    ["b", ID],
    ["c", ID],
    ["d", "of shop"],
  ]);
});

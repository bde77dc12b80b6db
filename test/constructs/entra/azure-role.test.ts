import { expect, test } from "@jest/globals";
import { Lazy } from "cdktf";
import { azureRole } from "../../../lib/constructs/entra";
import { refusal } from "../../support/synth";
import { SUBSCRIPTION } from "./estate";

test.each([
  [`/subscriptions/${SUBSCRIPTION}`, "Reader"],
  [`/subscriptions/${SUBSCRIPTION}/resourceGroups/shop`, "Storage Blob Data Contributor"],
  ["/providers/Microsoft.Management/managementGroups/all", "Reader"],
  [
    `/subscriptions/${SUBSCRIPTION}`,
    `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${SUBSCRIPTION}`,
  ],
])("on %s: %s", (scope, role) => {
  expect(azureRole(scope, role)).toEqual({ words: `${role} on ${scope}`, scope, role });
});

test("takes attributes of resources as they are", () => {
  const late = Lazy.stringValue({ produce: () => "${azurerm_storage_account.x.id}" });
  expect(azureRole(late, late)).toMatchObject({ scope: late, role: late });
});

test.each([
  ["scopeId", "shop", "Reader"],
  ["scopeId", "/subscriptions/x", "Reader"],
  ["scopeId", `/subscriptions/${SUBSCRIPTION}/*`, "Reader"],
  ["role", `/subscriptions/${SUBSCRIPTION}`, ""],
  ["role", `/subscriptions/${SUBSCRIPTION}`, SUBSCRIPTION],
  ["role", `/subscriptions/${SUBSCRIPTION}`, "Reader${x}"],
])("refuses a %s: %s, %s", (prop, scope, role) => {
  const { code, where, message } = refusal(() => azureRole(scope, role));
  expect([code, where]).toEqual(["ERR_PROP", "azureRole"]);
  expect(message.startsWith(prop)).toBe(true);
});

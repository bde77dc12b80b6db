import { describe, expect, test } from "@jest/globals";
import { findCredentials } from "../../../lib/relying-parties/entra";
import { referencesOf } from "../../../lib/relying-parties/entra/holder";
import { Unknown } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";

function holder(resource: object, data: object = {}) {
  const [document] = findCredentials(stackOf({ resource, data }));
  const found = document?.holder;
  return [found?.kind, found?.key, found?.resource?.address];
}

const app = { azuread_application: { deploy: { display_name: "deploy" } } };
const identity = { azurerm_user_assigned_identity: { deploy: { name: "deploy" } } };

describe("holderOf", () => {
  test("the application that is referred to, whatever it is called by", () => {
    const expected = ["application", "azuread_application.deploy", "azuread_application.deploy"];
    expect(holder({ ...app, [EXACT]: { a: exactly() } })).toEqual(expected);
    const older = exactly({
      application_id: null,
      application_object_id: "${azuread_application.deploy.object_id}",
    });
    expect(holder({ ...app, [EXACT]: { a: older } })).toEqual(expected);
  });

  test("the managed identity, defined or looked up", () => {
    const address = "azurerm_user_assigned_identity.deploy";
    expect(holder({ ...identity, [MANAGED]: { a: managed() } })).toEqual([
      "managed identity",
      address,
      address,
    ]);
    const later = managed({
      parent_id: null,
      user_assigned_identity_id: "${data.azurerm_user_assigned_identity.deploy.id}",
    });
    expect(holder({ [MANAGED]: { a: later } }, identity)).toEqual([
      "managed identity",
      `data.${address}`,
      `data.${address}`,
    ]);
    const odd = exactly({ application_id: "${azurerm_user_assigned_identity.deploy.id}" });
    expect(holder({ ...identity, [EXACT]: { a: odd } })).toEqual([
      "managed identity",
      address,
      address,
    ]);
  });

  test("an id that is known, of a resource in the stack or elsewhere", () => {
    const known = { azuread_application: { deploy: { id: "/applications/1" } } };
    const credential = exactly({ application_id: "/applications/1" });
    expect(holder({ ...known, [EXACT]: { a: credential } })).toEqual([
      "application",
      "azuread_application.deploy",
      "azuread_application.deploy",
    ]);
    expect(holder({ [EXACT]: { a: credential } })).toEqual([
      "application",
      "/applications/1",
      undefined,
    ]);
    expect(holder({ [MANAGED]: { a: managed({ parent_id: "/subscriptions/x" }) } })).toEqual([
      "managed identity",
      "/subscriptions/x",
      undefined,
    ]);
  });

  test("a reference to what is not in the stack, and none at all", () => {
    expect(holder({ [EXACT]: { a: exactly({ application_id: "${var.app}" }) } })).toEqual([
      "application",
      "var.app",
      undefined,
    ]);
    expect(holder({ [EXACT]: { a: exactly({ application_id: null }) } })).toEqual([
      "application",
      `${EXACT}.a`,
      undefined,
    ]);
  });
});

test("referencesOf reads the value, else what a plan lists", () => {
  expect(referencesOf(new Unknown([{ reference: "a.b.id" }]), ["c.d"])).toEqual(["a.b.id"]);
  expect(referencesOf(new Unknown([{ reference: "" }]), ["c.d"])).toEqual(["c.d"]);
  expect(referencesOf(new Unknown([{ reference: "" }]), undefined)).toEqual([]);
  expect(referencesOf("x", ["c.d"])).toEqual([]);
});

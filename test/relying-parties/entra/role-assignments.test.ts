import { describe, expect, test } from "@jest/globals";
import { findCredentials, roleAssignmentsOf } from "../../../lib/relying-parties/entra";
import {
  administratorReason,
  assignmentWords,
} from "../../../lib/relying-parties/entra/role-assignments";
import { stackOf } from "../../support/aws";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";

function assignmentsIn(resource: object, data: object = {}) {
  const [document] = findCredentials(stackOf({ resource, data }));
  if (document === undefined) throw new Error("no credential");
  return roleAssignmentsOf(document.holder, document.stack);
}

const words = (resource: object, data: object = {}) =>
  assignmentsIn(resource, data).map(assignmentWords);

const application = {
  azuread_application: { deploy: { display_name: "deploy" }, other: { display_name: "other" } },
  azuread_service_principal: {
    deploy: { client_id: "${azuread_application.deploy.client_id}" },
    other: { client_id: "${azuread_application.other.client_id}" },
  },
  [EXACT]: { a: exactly() },
};
const identity = {
  azurerm_user_assigned_identity: { deploy: { name: "deploy" } },
  [MANAGED]: { a: managed() },
};
const assignment = (principal_id: string, others: object = {}) => ({
  principal_id,
  role_definition_name: "Reader",
  scope: "/subscriptions/1",
  ...others,
});

describe("roleAssignmentsOf", () => {
  test("those of the application's service principal, not of another", () => {
    expect(
      words({
        ...application,
        azurerm_role_assignment: {
          own: assignment("${azuread_service_principal.deploy.object_id}"),
          foreign: assignment("${azuread_service_principal.other.object_id}"),
        },
      }),
    ).toEqual(["Reader on /subscriptions/1"]);
  });

  test("those of the managed identity", () => {
    const principal = "${azurerm_user_assigned_identity.deploy.principal_id}";
    const scope = "${azurerm_storage_account.x.id}";
    expect(
      words({ ...identity, azurerm_role_assignment: { own: assignment(principal, { scope }) } }),
    ).toEqual(["Reader on ${azurerm_storage_account.x.id}"]);
  });

  test("by ids that are known", () => {
    expect(
      words({
        azuread_application: { deploy: { id: "/applications/1", client_id: "c" } },
        azuread_service_principal: { deploy: { client_id: "c", object_id: "o" } },
        [EXACT]: { a: exactly({ application_id: "/applications/1" }) },
        azurerm_role_assignment: { own: assignment("o"), foreign: assignment("p") },
      }),
    ).toEqual(["Reader on /subscriptions/1"]);
  });

  test("a principal that is looked up", () => {
    const rest = { ...application, azuread_service_principal: {} };
    const principals = {
      azuread_service_principal: {
        deploy: { client_id: "${azuread_application.deploy.client_id}" },
      },
    };
    const own = assignment("${data.azuread_service_principal.deploy.object_id}");
    expect(words({ ...rest, azurerm_role_assignment: { own } }, principals)).toEqual([
      "Reader on /subscriptions/1",
    ]);
  });

  test("nothing is known of a holder elsewhere, or of an assignment without a principal", () => {
    const own = assignment("${azuread_service_principal.deploy.object_id}");
    const elsewhere = { [EXACT]: { a: exactly({ application_id: "/applications/9" }) } };
    expect(words({ ...elsewhere, azurerm_role_assignment: { own } })).toEqual([]);
    const without = { scope: "/x", role_definition_name: "Reader" };
    expect(words({ ...application, azurerm_role_assignment: { without } })).toEqual([]);
  });

  test.each([
    [
      "/subscriptions/1/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-a8ff-443c-a75c-2fe8c4bcb635",
      "Owner",
    ],
    [
      "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c",
      "Contributor",
    ],
    ["18d7d88d-d35e-4fb5-a5c3-7773c20a72d9", "User Access Administrator"],
    [
      "${azurerm_role_definition.x.role_definition_resource_id}",
      "${azurerm_role_definition.x.role_definition_resource_id}",
    ],
  ])("the role of %s is %s", (role_definition_id, role) => {
    const own = assignment("${azurerm_user_assigned_identity.deploy.principal_id}", {
      role_definition_name: null,
      role_definition_id,
    });
    const [found] = assignmentsIn({ ...identity, azurerm_role_assignment: { own } });
    expect(found?.role).toBe(role);
  });
});

test.each([
  ["Owner", "Owner on /subscriptions/1 (azurerm_role_assignment.own)"],
  [
    "User Access Administrator",
    "User Access Administrator on /subscriptions/1 (azurerm_role_assignment.own)",
  ],
  ["Contributor", undefined],
  ["Reader", undefined],
])("%s as administrator: %s", (role_definition_name, reason) => {
  const own = assignment("${azurerm_user_assigned_identity.deploy.principal_id}", {
    role_definition_name,
  });
  const assignments = assignmentsIn({ ...identity, azurerm_role_assignment: { own } });
  expect(administratorReason(assignments)).toBe(reason);
});

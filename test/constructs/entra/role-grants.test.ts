import { describe, expect, test } from "@jest/globals";
import { azureRole } from "../../../lib/constructs/entra";
import { refusal } from "../../support/synth";
import { deployer, freshEstate, SUBSCRIPTION, written } from "./estate";

const SCOPE = `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop`;

describe("RoleGrants", () => {
  test("one assignment for each role", () => {
    const definition = `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${SUBSCRIPTION}`;
    const json = written((e) => {
      const identity = deployer(e);
      expect(identity.grant(azureRole(SCOPE, "Reader"))).toBe(identity);
      identity.grant(azureRole(SCOPE, definition));
      expect(identity.roleAssignments).toHaveLength(2);
    });
    const common = {
      principal_id: "${azurerm_user_assigned_identity.Deployer.principal_id}",
      principal_type: "ServicePrincipal",
      provider: "azurerm.Corp",
      scope: SCOPE,
    };
    expect(Object.values(json.resource?.["azurerm_role_assignment"] ?? {})).toEqual(
      expect.arrayContaining([
        { ...common, role_definition_name: "Reader" },
        { ...common, role_definition_id: definition },
      ]),
    );
  });

  test("are told apart by number where the scope is not known yet", () => {
    const identity = deployer(freshEstate());
    const late = azureRole(identity.identity.id, "Reader");
    identity.grant(late, late);
    expect(identity.roleAssignments.map((r) => r.node.id)).toEqual([
      "Role:Reader",
      "Role:Reader-2",
    ]);
  });

  test("refuse the same role on the same scope", () => {
    const identity = deployer(freshEstate()).grant(azureRole(SCOPE, "Reader"));
    expect(refusal(() => identity.grant(azureRole(SCOPE, "Reader"))).code).toBe("ERR_DUPLICATE");
  });
});

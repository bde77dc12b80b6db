import { expect, test } from "@jest/globals";
import { ownerRole } from "../../../lib/guardrails/rules/entra-owner-role";
import { MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (role_definition_name: string, scope: string, credential = managed()) =>
  findingsOf(
    ownerRole,
    inputFrom(
      onGitlabCom({
        azurerm_user_assigned_identity: { deploy: { name: "deploy" } },
        [MANAGED]: { x: credential },
        azurerm_role_assignment: {
          r: {
            principal_id: "${azurerm_user_assigned_identity.deploy.principal_id}",
            role_definition_name,
            scope,
          },
        },
      }),
    ),
  );
const GROUP = "/subscriptions/1/resourceGroups/shop";

test.each([
  ["Owner", GROUP, "warning", "everything, access included"],
  ["User Access Administrator", GROUP, "warning", "give itself every right"],
  ["Contributor", "/subscriptions/1", "warning", "change everything"],
  ["Contributor", "${data.azurerm_subscription.own.id}", "warning", "change everything"],
  [
    "Contributor",
    "/providers/Microsoft.Management/managementGroups/all",
    "warning",
    "change everything",
  ],
  ["Contributor", GROUP, "info", "change everything"],
  ["Contributor", "${azurerm_resource_group.shop.id}", "info", "change everything"],
])("%s on %s", (role, scope, severity, rights) => {
  expect(found(role, scope)).toEqual([
    `${severity} azurerm_role_assignment.r: jobs hold ${role} on ${scope}: they may ${rights}`,
  ]);
});

test("quiet for a role on data, and for an identity that no job of GitLab becomes", () => {
  expect(found("Storage Blob Data Contributor", GROUP)).toEqual([]);
  const github = managed({ issuer: "https://token.actions.githubusercontent.com" });
  expect(found("Owner", GROUP, github)).toEqual([]);
});

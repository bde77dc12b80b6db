import { expect, test } from "@jest/globals";
import { flexibleOnManagedIdentity } from "../../../lib/guardrails/rules/entra-flexible-on-managed-identity";
import { FLEXIBLE, flexibly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (resource: Parameters<typeof onGitlabCom>[0]) =>
  findingsOf(flexibleOnManagedIdentity, inputFrom(onGitlabCom(resource)));
const identity = { azurerm_user_assigned_identity: { deploy: { name: "deploy" } } };
const words = "whether a managed identity takes an expression is not settled";

test("an expression on a managed identity", () => {
  const strange = managed({ subject: null, claims_matching_expression: "claims['sub'] eq 'x'" });
  expect(found({ [MANAGED]: { x: strange } })).toEqual([`warning ${MANAGED}.x: ${words}`]);
  const other = flexibly({ application_id: "${azurerm_user_assigned_identity.deploy.id}" });
  expect(found({ ...identity, [FLEXIBLE]: { x: other } })).toEqual([
    `warning ${FLEXIBLE}.x: ${words}`,
  ]);
});

test("quiet for an application, and for an exact credential", () => {
  expect(found({ [FLEXIBLE]: { x: flexibly() } })).toEqual([]);
  expect(found({ ...identity, [MANAGED]: { x: managed() } })).toEqual([]);
});

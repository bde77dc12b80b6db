import { expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, jobToken } from "../../../lib/core";
import { identities } from "../../../lib/relying-parties/entra";
import { identityDocuments } from "../../../lib/relying-parties";
import { stackOf } from "../../support/aws";
import { AUDIENCE, EXACT, exactly, MANAGED, managed } from "../../support/entra";

const principal = "${azurerm_user_assigned_identity.deploy.principal_id}";
const stack = stackOf({
  resource: {
    [EXACT]: { a: exactly(), b: exactly({ display_name: "${var.name}" }) },
    [MANAGED]: { c: managed() },
    azurerm_user_assigned_identity: { deploy: { name: "deploy" } },
    azurerm_role_assignment: {
      x: { principal_id: principal, role_definition_name: "Owner", scope: "/subscriptions/1" },
      y: { principal_id: principal, role_definition_name: "Owner", scope: "/subscriptions/1" },
    },
  },
});

test("each credential is an identity, by its name where it is known", () => {
  expect(identities(stack).map((d) => [d.relyingParty, d.identity, d.name])).toEqual([
    ["entra", `${EXACT}.a`, "deploy"],
    ["entra", `${EXACT}.b`, `${EXACT}.b`],
    ["entra", `${MANAGED}.c`, "deploy"],
  ]);
});

test("decides and reads", () => {
  const [first] = identities(stack);
  const template = ["project_id", "ref_type", "ref", "ref_protected"] as const;
  const decide = first?.prepare();
  expect(decide?.(jobToken({ aud: AUDIENCE, project_id: "20" }, template)).admitted).toBe(true);
  expect(decide?.(jobToken({ aud: AUDIENCE, project_id: "21" }, template)).admitted).toBe(false);
  expect(first?.read({ issuer: GITLAB_DOT_COM, projects: [] }).audience.required).toBe(true);
});

test("holds what its principal is assigned", () => {
  const [app, , identity] = identities(stack).map((d) => d.holdings());
  expect(app).toMatchObject({
    permissions: [],
    administrator: undefined,
    session: { seconds: 86_400 },
  });
  expect(identity).toMatchObject({
    permissions: ["Owner on /subscriptions/1"],
    administrator: "Owner on /subscriptions/1 (azurerm_role_assignment.x)",
  });
});

test("the parties know it", () => {
  expect(identityDocuments(stack).map((d) => d.identity)).toEqual([
    `${EXACT}.a`,
    `${EXACT}.b`,
    `${MANAGED}.c`,
  ]);
});

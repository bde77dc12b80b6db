import { expect, test } from "@jest/globals";
import { parallelCredentials } from "../../../lib/guardrails/rules/entra-parallel-credentials";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom, type Resources } from "../../support/input";

const identity: Resources = { azurerm_user_assigned_identity: { deploy: { name: "deploy" } } };
const found = (credentials: Readonly<Record<string, object>>, others: Resources = {}) =>
  findingsOf(
    parallelCredentials,
    inputFrom(onGitlabCom({ ...identity, ...others, [MANAGED]: credentials })),
  );
const after = (...names: readonly string[]) =>
  managed({ subject: names.join(), depends_on: names.map((n) => `${MANAGED}.${n}`) });
const at = "warning azurerm_user_assigned_identity.deploy: nothing keeps";

test("two credentials of which none waits", () => {
  expect(found({ a: managed(), b: managed({ subject: "x" }) })).toEqual([
    `${at} ${MANAGED}.a and ${MANAGED}.b from being created at the same time`,
  ]);
  expect(found({ a: managed(), b: after("a"), c: after("a") })).toEqual([
    `${at} ${MANAGED}.b and ${MANAGED}.c from being created at the same time`,
  ]);
});

test("instances of one resource never wait", () => {
  const two = managed({ for_each: ["x", "y"], subject: "${each.key}" });
  expect(found({ a: two })).toHaveLength(1);
  expect(found({ a: managed({ count: "${var.n}" }) })).toEqual([
    `${at} the instances of ${MANAGED}.a from being created at the same time`,
  ]);
});

test("quiet in a chain, also by way of others", () => {
  expect(found({ a: managed(), b: after("a"), c: after("b") })).toEqual([]);
  expect(found({ a: after("b"), b: managed() })).toEqual([]);
  const between = { null_resource: { x: { depends_on: [`${MANAGED}.a`] } } };
  const b = managed({ subject: "x", depends_on: ["null_resource.x"] });
  expect(found({ a: managed(), b }, between)).toEqual([]);
});

test("quiet for one, for each identity apart, and for an application", () => {
  expect(found({ a: managed() })).toEqual([]);
  expect(found({ a: managed(), b: managed({ parent_id: "/subscriptions/x" }) })).toEqual([]);
  const resources = { [EXACT]: { a: exactly(), b: exactly({ subject: "x" }) } };
  expect(findingsOf(parallelCredentials, inputFrom(onGitlabCom(resources)))).toEqual([]);
});

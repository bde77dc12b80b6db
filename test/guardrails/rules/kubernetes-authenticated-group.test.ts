import { expect, test } from "@jest/globals";
import { authenticatedGroup } from "../../../lib/guardrails/rules/kubernetes-authenticated-group";
import { findingsOf } from "../../support/input";
import { roleBinding, stackWith } from "../../support/kubernetes";
import { clusterInput, stackInput } from "../../support/kubernetes-input";

test("everybody who is authenticated is every job", () => {
  expect(findingsOf(authenticatedGroup, clusterInput({}, "Group system:authenticated"))).toEqual([
    "error rbac.yaml#deploy: deploy is open to every token that auth.yaml#jwt[0] accepts",
  ]);
});

test("a group of jobs is not, and neither is a user of that name", () => {
  expect(
    findingsOf(authenticatedGroup, clusterInput({}, "Group gitlab:a", "User system:authenticated")),
  ).toEqual([]);
});

test("without an authenticator of GitLab's it is the cluster's own affair", () => {
  const stack = stackWith({
    "rbac.yaml": roleBinding(["Group system:authenticated", "Group gitlab:project:20"]),
  });
  expect(findingsOf(authenticatedGroup, stackInput(stack))).toEqual([]);
});

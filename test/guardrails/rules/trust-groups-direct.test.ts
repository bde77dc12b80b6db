import { expect, test } from "@jest/globals";
import { exact, trustOf } from "../../../lib/core";
import { groupsDirect } from "../../../lib/guardrails/rules/trust-groups-direct";
import { findingsOf, identity, inputWith } from "../../support/input";

test("a trust on groups_direct", () => {
  const input = inputWith([identity(trustOf({ groups_direct: exact("shop/releasers") }))]);
  expect(findingsOf(groupsDirect, input)).toEqual([
    "warning vault_jwt_auth_backend_role.deploy: deploy requires groups_direct, which tokens carry only behind a feature flag",
  ]);
});

test("a trust on the project", () => {
  const input = inputWith([identity(trustOf({ project_id: exact("20") }))]);
  expect(findingsOf(groupsDirect, input)).toEqual([]);
});

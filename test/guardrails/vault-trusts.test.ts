import { expect, test } from "@jest/globals";
import { atRole, vaultTrusts } from "../../lib/guardrails/vault-trusts";
import { inputFromStacks } from "../support/input";
import { roleResources } from "../support/vault";

test("the roles of every stack that has some", () => {
  const input = inputFromStacks({
    a: { resource: roleResources() },
    b: { resource: { gitlab_group: { a: { path: "a" } } } },
  });
  const found = [...vaultTrusts(input)];
  expect(found.map(({ stack, document }) => [stack, document.identity])).toEqual([
    ["a", "vault_jwt_auth_backend_role.deploy"],
  ]);
  const [first] = found;
  expect(first && atRole(first, { message: "m", severity: "info" })).toEqual({
    stack: "a",
    address: "vault_jwt_auth_backend_role.deploy",
    message: "m",
    severity: "info",
  });
});

import { describe, expect, test } from "@jest/globals";
import { ROLE_TYPE } from "../../../lib/relying-parties/vault";
import { holdingsOf } from "../../../lib/relying-parties/vault/policies";
import { resolve } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";
import { roleResources } from "../../support/vault";

const HCL = 'path "secret/data/shop/*" { capabilities = ["read", "list"] }';

function holdings(
  others: object,
  policies: Readonly<Record<string, object>> = {},
  data: object = {},
) {
  const stack = resolve(
    stackOf({ resource: roleResources(others, { vault_policy: policies }), data }),
  );
  const role = stack.resources.find((r) => r.type === ROLE_TYPE);
  if (role === undefined) throw new Error("no role");
  return holdingsOf(role, stack);
}

test("policies that the input does not define, by name", () => {
  expect(holdings({ token_policies: ["deploy", "read"] })).toEqual({
    permissions: ["policy deploy", "policy read"],
    administrator: undefined,
    session: {
      seconds: 660,
      because:
        "for a batch token of the role (token_ttl) and 60 s in which Vault takes a token past its end",
    },
  });
  expect(holdings({ token_policies: undefined }).permissions).toEqual([]);
  expect(holdings({ token_policies: undefined, policies: ["old"] }).permissions).toEqual([
    "policy old",
  ]);
});

describe("policies that it defines", () => {
  const words = (...args: Parameters<typeof holdings>) => holdings(...args).permissions;

  test.each([
    ["by name", ["deploy"]],
    ["by reference", ["${vault_policy.deploy.name}"]],
    ["by name and by reference", ["deploy", "${vault_policy.deploy.name}"]],
  ])("%s", (_, token_policies) => {
    expect(words({ token_policies }, { deploy: { name: "deploy", policy: HCL } })).toEqual([
      "read and list secret/data/shop/*",
    ]);
  });

  test("by reference to a name that is not known", () => {
    expect(
      words(
        { token_policies: ["${vault_policy.deploy.name}"] },
        { deploy: { name: "${var.n}-x", policy: HCL } },
      ),
    ).toEqual(["read and list secret/data/shop/*"]);
  });

  test.each([
    ['path "a" { capabilities = ["create", "update", "read"] }', "create, update and read a"],
    ['path "a" { capabilities = ["read"] }', "read a"],
    ['path "a" { capabilities = ["deny"] }', "denied: a"],
    ['path "a" { capabilities = [] }', "nothing on a"],
    ["words", "policy deploy, which is not understood"],
    ["${var.policy}", "policy deploy, which is not understood"],
  ])("%p", (policy, expected) => {
    expect(words({}, { deploy: { name: "deploy", policy } })).toEqual([expected]);
  });

  test("as a policy document", () => {
    const data = {
      vault_policy_document: {
        d: {
          rule: [
            { path: "a", capabilities: ["read"] },
            { path: "b", capabilities: ["list"] },
          ],
        },
        odd: { rule: [{ path: "${var.p}", capabilities: ["read"] }] },
      },
    };
    const policy = (name: string) => `\${data.vault_policy_document.${name}.hcl}`;
    const of = (name: string) => ({ deploy: { name: "deploy", policy: policy(name) } });
    expect(words({}, of("d"), data)).toEqual(["read a", "list b"]);
    expect(words({}, of("odd"), data)).toEqual(["policy deploy, which is not understood"]);
    expect(words({}, of("gone"), data)).toEqual(["policy deploy, which is not understood"]);
  });
});

describe("administrator rights", () => {
  const reason = (policy: string) =>
    holdings({}, { deploy: { name: "deploy", policy } }).administrator;
  const may = (path: string, ...capabilities: string[]) =>
    `path "${path}" { capabilities = ${JSON.stringify(capabilities)} }`;

  test.each([
    ["*", "update"],
    ["*", "sudo"],
    ["sys/*", "create"],
    ["sys/policies/acl/*", "update"],
    ["sys/policy/+", "update"],
    ["+/policies/acl/*", "update"],
    ["sys/pol*", "update"],
  ])("by %s %s", (path, capability) => {
    expect(reason(may(path, "read", capability))).toBe(
      `deploy (vault_policy.deploy) may read and ${capability} ${path}`,
    );
  });

  test.each([
    ["*", "read"],
    ["sys/policies/acl", "update"],
    ["sys/+", "update"],
    ["secret/*", "update"],
    ["sys/policies/acl/x/y*", "update"],
    ["+/+/+/+", "read"],
  ])("not by %s %s", (path, capability) => {
    expect(reason(may(path, capability))).toBeUndefined();
  });

  test.each([
    ["root", "the policy root allows everything"],
    ["admin", "the policy admin is called so, and the input does not define it"],
    ["vault-admins", "the policy vault-admins is called so, and the input does not define it"],
    ["administrator", "the policy administrator is called so, and the input does not define it"],
    ["badminton", undefined],
    ["admin-read", undefined],
  ])("by the name %s", (name, expected) => {
    expect(holdings({ token_policies: ["deploy", name] }).administrator).toBe(expected);
  });

  test("a policy called so is judged by what it says", () => {
    const admin = { a: { name: "admin", policy: HCL } };
    expect(holdings({ token_policies: ["admin"] }, admin).administrator).toBeUndefined();
  });
});

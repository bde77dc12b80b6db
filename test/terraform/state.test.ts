import { describe, expect, test } from "@jest/globals";
import { listedResource, listedResources } from "../../lib/terraform/state";
import { at, fixture, fixtureText, shown, stackOf } from "./fixture";

describe("a real state", () => {
  const stack = fixture("state-modules.json");

  test("has the resources of all modules, with literal values", () => {
    expect(stack.resources).toHaveLength(24);
    const role = at(
      stack,
      'module.edge["us"].module.roles[0].module.one.aws_iam_role.deploy["a:b"]',
    );
    expect([role.module, role.key, role.provider, shown(role, "name")]).toEqual([
      'module.edge["us"].module.roles[0].module.one',
      "a:b",
      "aws",
      "us-0",
    ]);
    expect(at(stack, "aws_iam_role.direct").dependsOn).toEqual([
      "aws_iam_openid_connect_provider.gitlab",
      "data.aws_iam_policy_document.trust",
    ]);
    expect(at(stack, "aws_iam_role_policy.counted[1]").key).toBe(1);
    expect([stack.notUnderstood, stack.providers]).toEqual([[], []]);
  });

  test("no sensitive value is kept, literal templates are text", () => {
    expect(fixtureText("state-modules.json")).toContain("hunter2");
    expect(JSON.stringify(stack)).not.toContain("hunter2");
    const policy = String(
      shown(at(fixture("state.json"), "aws_iam_role_policy.publish"), "policy"),
    );
    expect(policy).toContain("arn:aws:s3:::shop-web/${aws:username}/*");
  });
});

test("a provider is known by its source, else by the type", () => {
  const resource = { address: "aws_x.n", mode: "managed", type: "aws_x", name: "n", values: {} };
  const provider = (more: object): string =>
    stackOf({
      format_version: "1.0",
      values: { root_module: { resources: [{ ...resource, ...more }] } },
    }).resources[0]!.provider;
  expect(provider({ provider_name: "example.test/acme/aws" })).toBe("aws");
  expect(provider({})).toBe("aws");
});

test.each<[string, unknown, string | undefined]>([
  ["a resource", { address: "t.n", type: "t", name: "n", mode: "managed" }, undefined],
  ["an ephemeral resource", { address: "t.n", type: "t", name: "n", mode: "ephemeral" }, undefined],
  [
    "another mode",
    { address: "t.n", type: "t", name: "n", mode: "list" },
    't.n in values is of mode "list", which is not known, so it was not read.',
  ],
  [
    "an old object",
    { address: "t.n", type: "t", name: "n", deposed_key: "1" },
    "t.n has an old object that is still to be destroyed; it was not judged.",
  ],
  [
    "text",
    "x",
    "values has an entry that is no resource (address, type or name is missing), so it was not read.",
  ],
])("%s in a state", (_name, node, note) => {
  const notes: string[] = [];
  listedResource(node, "", "values", (n) => void notes.push(n));
  expect(notes).toEqual(note === undefined ? [] : [note]);
});

test("listedResources goes into child modules in order", () => {
  const resource = (address: string): object => ({ address, type: "t", name: "n" });
  const found = listedResources(
    {
      resources: [resource("t.a")],
      child_modules: [{ address: "module.m", resources: [resource("module.m.t.n")] }, "x"],
    },
    "values",
    () => undefined,
  );
  expect(found.map((r) => [r.address, r.module])).toEqual([
    ["t.a", ""],
    ["module.m.t.n", "module.m"],
  ]);
});

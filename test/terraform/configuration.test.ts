import { describe, expect, test } from "@jest/globals";
import { resolve } from "../../lib/terraform";
import { isConfigurationKey, noteRepeated } from "../../lib/terraform/configuration";
import { at, fixture, plain, shown, stackOf } from "./fixture";

describe("a real configuration", () => {
  const stack = fixture("configuration.tf.json");

  test("has all its resources", () => {
    expect(stack.kind).toBe("configuration");
    expect(stack.resources.map((r) => r.address)).toEqual([
      "aws_iam_openid_connect_provider.gitlab",
      "aws_iam_role.publisher",
      "aws_iam_role.by_local",
      'aws_iam_role.many["eu.west/1"]',
      'aws_iam_role.many["us:2"]',
      "aws_iam_role.counted[0]",
      "aws_iam_role.counted[1]",
      "aws_iam_role_policy.publish",
      "gitlab_group.shop",
      "gitlab_project.web",
      "gitlab_branch_protection.main",
      "gitlab_project_variable.arn",
      "data.aws_iam_policy_document.trust",
    ]);
    expect(stack.notUnderstood).toEqual([
      'module.team calls "./team", whose resources are not in this file; a plan (terraform show -json) has them.',
    ]);
  });

  test("carries construct path, provider, key and decoded text", () => {
    const publisher = at(stack, "aws_iam_role.publisher");
    expect([publisher.constructPath, publisher.provider]).toEqual([
      "shop/Publisher/Role",
      "aws.audit",
    ]);
    expect(shown(publisher, "description")).toBe("pays ${aws:username} 100 %{if}");
    expect(at(stack, 'aws_iam_role.many["us:2"]').key).toBe("us:2");
    expect(shown(at(stack, 'aws_iam_role.many["us:2"]'), "name")).toBe("deploy-us:2");
  });

  test("has locals and defaults by name, sensitive ones left out", () => {
    expect([...(stack.named ?? [])].map(([name, value]) => [name, plain(value)])).toEqual([
      [
        "local.sub",
        { unknown: "project_id:${gitlab_project.web.id}:ref_type:branch:ref:${var.branch}" },
      ],
      ["var.branch", "main"],
    ]);
    const token = resolve(stack).providers.find((p) => p.type === "gitlab")?.values["token"];
    expect(plain(token)).toEqual({ unknown: "${var.token}" });
  });
});

test("providers are one object or a list", () => {
  const { providers } = stackOf({
    provider: { aws: { region: "x", "//": "note" }, gitlab: [{ alias: "a" }, { alias: "b" }] },
  });
  expect(providers).toEqual([
    { type: "aws", values: { region: "x" } },
    { type: "gitlab", alias: "a", values: {} },
    { type: "gitlab", alias: "b", values: {} },
  ]);
});

test("the default of a variable is literal text, no template", () => {
  const stack = stackOf({
    variable: {
      a: { default: "${x}" },
      b: {},
      c: { default: null },
      d: { default: "s", sensitive: "true" },
    },
  });
  expect(stack.named).toEqual(
    new Map([
      ["var.a", "${x}"],
      ["var.c", null],
    ]),
  );
});

test.each<[string, unknown, readonly string[]]>([
  [
    "a block unknown to Terraform",
    { resource: {}, resources: {} },
    ['"resources" is no block that Terraform knows, so nothing in it was read.'],
  ],
  [
    "a resource without body",
    { resource: { t: { n: "x" } } },
    ["resource.t.n is neither an object nor a list of objects, so nothing in it was read."],
  ],
  [
    "a resource defined twice",
    { resource: { t: { n: [{}, {}] } } },
    ["t.n is defined more than once."],
  ],
  [
    "a module without source",
    { module: { m: {} } },
    [
      "module.m calls another module, whose resources are not in this file; a plan (terraform show -json) has them.",
    ],
  ],
  [
    "nothing strange",
    {
      "//": "c",
      terraform: {},
      output: { o: { value: 1 } },
      moved: [],
      resource: { t: { n: {} } },
    },
    [],
  ],
])("%s is noted or not", (_name, json, notes) => {
  expect(stackOf(json).notUnderstood).toEqual(notes);
});

test("names like the prototype's are ordinary types, names and attributes", () => {
  const json = JSON.parse(
    '{"resource":{"__proto__":{"constructor":{"__proto__":"x"}}},"locals":{"__proto__":1}}',
  ) as unknown;
  const [resource] = stackOf(json).resources;
  expect(resource!.address).toBe("__proto__.constructor");
  expect(JSON.stringify(resource!.values)).toBe('{"__proto__":"x"}');
});

test.each([
  ["resource", true],
  ["//", true],
  ["removed", true],
  ["resources", false],
  ["constructor", false],
])("%s belongs into a configuration: %s", (key, expected) => {
  expect(isConfigurationKey(key)).toBe(expected);
});

test("noteRepeated says each address once", () => {
  const notes: string[] = [];
  const { resources } = stackOf({ resource: { t: { a: {}, b: {} } } });
  noteRepeated([...resources, ...resources, ...resources], (n) => void notes.push(n));
  expect(notes).toEqual(["t.a is defined more than once.", "t.b is defined more than once."]);
});

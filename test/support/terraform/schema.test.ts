import { describe, expect, test } from "@jest/globals";
import type { Block } from "./provider-schema";
import { schemasFor } from "./schema";
import { chainStack, providerStack } from "./stacks";

const providers = Object.fromEntries(schemasFor([chainStack()]).map((p) => [p.source, p]));
const attribute = (block: Block | undefined, name: string) =>
  block?.attributes.find((a) => a.name === name);

describe("schemas from the bindings", () => {
  test("cover exactly the types that the stack uses", () => {
    const types = Object.values(providers).map((p) => [
      p.source,
      Object.keys(p.resources),
      Object.keys(p.dataSources),
    ]);
    expect(types).toEqual([
      ["ad", ["ad_group", "ad_user", "ad_group_membership"], []],
      ["aws", ["aws_iam_openid_connect_provider", "aws_iam_role"], []],
      [
        "gitlabhq/gitlab",
        ["gitlab_group", "gitlab_group_ldap_link", "gitlab_project", "gitlab_branch_protection"],
        ["gitlab_group"],
      ],
    ]);
  });

  test.each([
    ["assume_role_policy", { required: true, optional: false, computed: false, type: "string" }],
    ["max_session_duration", { required: false, optional: true, computed: false, type: "number" }],
    ["force_detach_policies", { required: false, optional: true, computed: false, type: "bool" }],
    ["arn", { required: false, optional: false, computed: true, type: "string" }],
    ["name", { required: false, optional: true, computed: true, type: "string" }],
    [
      "managed_policy_arns",
      { required: false, optional: true, computed: true, type: ["set", "string"] },
    ],
    ["tags", { required: false, optional: true, computed: false, type: ["map", "string"] }],
  ])("aws_iam_role.%s", (name, expected) => {
    expect(attribute(providers["aws"]?.resources["aws_iam_role"], name)).toEqual({
      name,
      ...expected,
    });
  });

  test("tell blocks from attributes", () => {
    const blocks = providers["aws"]?.resources["aws_iam_role"]?.blocks.map((b) => [
      b.typeName,
      b.nesting,
    ]);
    expect(blocks).toEqual([["inline_policy", "SET"]]);
  });

  test("leave out a type that no binding has, for Terraform to refuse", () => {
    const [aws] = schemasFor([{ ...providerStack(), resource: { aws_no_such_thing: { x: {} } } }]);
    expect(aws?.resources).toEqual({});
  });

  test("refuse a provider without binding", () => {
    const stack = { terraform: { required_providers: { nomad: { source: "hashicorp/nomad" } } } };
    expect(() => schemasFor([stack])).toThrow("no binding for provider nomad");
  });
});

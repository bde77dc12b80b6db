import { describe, expect, test } from "@jest/globals";
import { attribute, embeddedJson, isUnknown, type Stack, type UNKNOWN } from "../../lib/terraform";
import { at, fixture, fixtureText, plain, shown, stackOf } from "./fixture";

const addresses = (stack: Stack): readonly string[] => stack.resources.map((r) => r.address);

describe("the first plan of native HCL", () => {
  const stack = fixture("plan-hcl-first.json");
  const deep = 'module.edge["eu.west/1"].module.roles[1].module.one.aws_iam_role.deploy["a:b"]';

  test("has every resource and data source once, deferred ones and those of the state before too", () => {
    expect([...addresses(stack)].sort()).toEqual([
      "aws_iam_openid_connect_provider.gitlab",
      "aws_iam_role.by_local",
      "aws_iam_role.direct",
      "aws_iam_role.existing",
      "aws_iam_role.heredoc",
      "aws_iam_role_policy.counted[0]",
      "aws_iam_role_policy.counted[1]",
      'aws_iam_role_policy_attachment.many["arn:aws:iam::aws:policy/ReadOnlyAccess"]',
      'aws_iam_role_policy_attachment.many["ci/gitlab.open"]',
      'aws_iam_role_policy_attachment.many["gitlab::attribute.project_path/acme/app::viewer"]',
      "data.aws_caller_identity.current",
      "data.aws_iam_openid_connect_provider.existing",
      "data.aws_iam_policy_document.dynamic",
      "data.aws_iam_policy_document.existing",
      "data.aws_iam_policy_document.known",
      "data.aws_iam_policy_document.trust",
      "gitlab_branch_protection.main",
      "gitlab_group.acme",
      "gitlab_project.web",
      "gitlab_project_variable.secret",
      'module.edge["eu.west/1"].module.roles[0].module.one.aws_iam_role.deploy["a:b"]',
      deep,
      'module.edge["us"].module.roles[0].module.one.aws_iam_role.deploy["a:b"]',
      'module.edge["us"].module.roles[1].module.one.aws_iam_role.deploy["a:b"]',
    ]);
    expect(stack.notUnderstood).toEqual([]);
  });

  test("a resource three modules deep leads to its document through the modules' variables", () => {
    const role = at(stack, deep);
    expect([role.module, role.key, role.name, role.provider]).toEqual([
      'module.edge["eu.west/1"].module.roles[1].module.one',
      "a:b",
      "deploy",
      "aws",
    ]);
    expect(shown(role, "name")).toBe("eu.west/1-1");
    expect(role.references["assume_role_policy"]).toEqual([
      'module.edge["eu.west/1"].module.roles[1].module.one.var.trust',
      'module.edge["eu.west/1"].module.roles[1].var.trust',
      'module.edge["eu.west/1"].var.trust',
      "data.aws_iam_policy_document.trust.json",
    ]);
  });

  test("an unknown trust policy names what it refers to, locals where it goes through them", () => {
    const direct = at(stack, "aws_iam_role.direct");
    const policy = attribute(direct.values, "assume_role_policy");
    expect(isUnknown(policy) && [policy.toString(), policy.mentions]).toEqual([
      "${}",
      ["data.aws_iam_policy_document.trust.json"],
    ]);
    expect(direct.references["assume_role_policy"]).toEqual([
      "data.aws_iam_policy_document.trust.json",
      "data.aws_iam_policy_document.trust",
    ]);
    const byLocal = at(stack, "aws_iam_role.by_local");
    expect(byLocal.references["assume_role_policy"]).toEqual(["local.document"]);
    expect([byLocal.provider, byLocal.dependsOn]).toEqual([
      "aws.audit",
      ["aws_iam_openid_connect_provider.gitlab"],
    ]);
  });

  test("a deferred document has its statements, with one unknown identifier rather than none", () => {
    const document = at(stack, "data.aws_iam_policy_document.trust");
    const [statement] = attribute(document.values, "statement") as readonly never[];
    const [principal] = attribute(statement, "principals") as readonly never[];
    expect(plain(attribute(statement, "condition"))).toEqual([
      { test: "StringEquals", values: ["https://gitlab.com"], variable: "gitlab.com:aud" },
      {
        test: "StringEquals",
        values: ["project_path:acme/app:ref_type:branch:ref:main"],
        variable: "gitlab.com:sub",
      },
    ]);
    expect(attribute(statement, "effect")).toBeNull();
    const [identifier] = attribute(principal, "identifiers") as readonly never[];
    expect(isUnknown(identifier) && (identifier as typeof UNKNOWN).mentions).toEqual([
      "aws_iam_openid_connect_provider.gitlab.arn",
    ]);
  });

  test("a document of dynamic blocks has values but no expressions", () => {
    const document = at(stack, "data.aws_iam_policy_document.dynamic");
    expect(document.references).toEqual({});
    expect(plain(attribute(document.values, "statement"))).toMatchObject([
      { principals: [{ identifiers: [{ unknown: "${}" }], type: "Federated" }] },
    ]);
  });

  test("an unknown member of a map is there", () => {
    const tags = attribute(at(stack, "aws_iam_role.heredoc").values, "tags");
    expect(plain(tags)).toEqual({ known: "yes", project: { unknown: "${}" } });
    expect((attribute(tags, "project") as typeof UNKNOWN).mentions).toEqual([
      "gitlab_project.web.id",
    ]);
  });

  test("no sensitive value is kept", () => {
    expect(fixtureText("plan-hcl-first.json")).toContain("hunter2");
    expect(
      JSON.stringify([...stack.resources, ...(stack.named ?? []), stack.providers]),
    ).not.toMatch(/hunter2|not-a-real-token/);
    expect(shown(at(stack, "gitlab_project_variable.secret"), "value")).toEqual({
      unknown: "${sensitive value}",
    });
  });

  test("providers are read with their aliases", () => {
    expect(stack.providers.map((p) => [p.type, p.alias, plain(p.values)])).toEqual([
      ["aws", undefined, { region: "eu-central-1" }],
      ["aws", "audit", { region: { unknown: "${}" } }],
      [
        "gitlab",
        undefined,
        { base_url: "https://gitlab.example.com/api/v4", token: { unknown: "${}" } },
      ],
    ]);
  });
});

describe("the first plan of a JSON configuration", () => {
  const stack = fixture("plan-json-first.json");
  const policy = (address: string): unknown => {
    const value = attribute(at(stack, address).values, "assume_role_policy");
    const embedded = embeddedJson(value!, address);
    return "value" in embedded ? plain(embedded.value) : embedded;
  };
  const statement = (federated: unknown, sub: unknown): unknown => ({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: { Federated: federated },
        Condition: {
          StringEquals: {
            "gitlab.example.com:aud": "https://gitlab.example.com",
            "gitlab.example.com:sub": sub,
          },
        },
      },
    ],
  });
  const arn = { unknown: "${aws_iam_openid_connect_provider.gitlab.arn}" };
  const literal = "arn:aws:iam::111122223333:oidc-provider/gitlab.example.com";

  test.each([
    [
      "aws_iam_role.publisher",
      statement(arn, {
        unknown: "project_id:${gitlab_project.web.id}:ref_type:branch:ref:${var.branch}",
      }),
    ],
    ["aws_iam_role.by_local", statement(literal, { unknown: "${local.sub}" })],
    ['aws_iam_role.many["us:2"]', statement(arn, "environment:us:2")],
    ["aws_iam_role.counted[1]", statement(arn, "shard:1")],
    [
      'module.team["a.b"].aws_iam_role.inline',
      statement(literal, { unknown: '${module.team["a.b"].var.subject}' }),
    ],
    ['module.team["a.b"].aws_iam_role.deploy', { unknown: '${module.team["a.b"].var.document}' }],
  ])("the unknown trust policy of %s is its template", (address, expected) => {
    expect(policy(address)).toEqual(expected);
  });

  test("names of module instances are known from outside", () => {
    expect([...(stack.named ?? [])].map(([name, value]) => [name, plain(value)])).toEqual([
      ["var.branch", "main"],
      [
        'module.team["a.b"].var.document',
        { unknown: "${data.aws_iam_policy_document.trust.json}" },
      ],
      ['module.team["a.b"].var.name', "a.b"],
      ['module.team["a.b"].var.subject', { unknown: "project_id:${gitlab_project.web.id}:*" }],
      ['module.team["a.b"].arn', { unknown: '${module.team["a.b"].aws_iam_role.deploy.arn}' }],
    ]);
  });

  test("what is known needs no template", () => {
    expect(shown(at(stack, "aws_iam_role.publisher"), "description")).toBe(
      "pays ${aws:username} 100 %{if}",
    );
    expect(shown(at(stack, "gitlab_project.web"), "ci_id_token_sub_claim_components")).toEqual([
      "project_id",
      "ref_type",
      "ref",
    ]);
  });
});

describe("later plans", () => {
  test("deleted resources are left out, unchanged, moved and replaced ones are not", () => {
    expect(addresses(fixture("plan-json-second.json"))).toEqual([
      "aws_iam_openid_connect_provider.gitlab",
      "aws_iam_role.by_local",
      'aws_iam_role.many["eu.west/1"]',
      "aws_iam_role.publisher",
      "aws_iam_role.single",
      "aws_iam_role_policy.publish",
      "gitlab_branch_protection.main",
      "gitlab_group.shop",
      "gitlab_project.web",
      "gitlab_project_variable.arn",
    ]);
    const hcl = fixture("plan-hcl-second.json");
    expect(shown(at(hcl, "aws_iam_role.existing"), "name")).toBe("existing-new");
    expect(addresses(hcl)).not.toContain("aws_iam_role.heredoc");
    expect(shown(at(hcl, "gitlab_branch_protection.main"), "push_access_level")).toBe("maintainer");
  });

  test("a forgotten resource is there as it was, and is noted", () => {
    const said =
      "is forgotten: Terraform stops managing it, but it goes on existing, and later plans do not show it.";
    const stack = fixture("plan-hcl-second.json");
    expect(shown(at(stack, "aws_iam_role_policy.counted[0]"), "role")).toBe("direct");
    expect(fixture("plan-hcl-second.json").notUnderstood).toEqual([
      `aws_iam_role_policy.counted[0] ${said}`,
      `aws_iam_role_policy.counted[1] ${said}`,
    ]);
  });

  test("what -target leaves alone is taken from the state before", () => {
    const stack = fixture("plan-hcl-target.json");
    expect(addresses(stack)).toHaveLength(addresses(fixture("state-modules.json")).length);
    expect(shown(at(stack, "aws_iam_role.direct"), "name")).toBe("direct");
    expect(stack.notUnderstood).toEqual([
      "The plan covers only a part of the configuration (-target or deferred changes): new resources may be missing.",
    ]);
  });
});

describe("strange plans", () => {
  const change = (change: unknown, more: object = {}): Stack =>
    stackOf({
      format_version: "1.2",
      resource_changes: [
        { address: "t.n", mode: "managed", type: "t", name: "n", change, ...more },
      ],
    });

  test.each<[string, unknown, readonly string[]]>([
    ["create", { actions: ["create"], after: {} }, ["t.n"]],
    ["no-op", { actions: ["no-op"], after: {} }, ["t.n"]],
    ["replace", { actions: ["delete", "create"], after: {} }, ["t.n"]],
    ["replace, new one first", { actions: ["create", "delete"], after: {} }, ["t.n"]],
    ["delete", { actions: ["delete"], before: {}, after: null }, []],
  ])("actions of %s", (_name, json, expected) => {
    expect(addresses(change(json))).toEqual(expected);
    expect(change(json).notUnderstood).toEqual([]);
  });

  test.each<[string, Stack, string]>([
    [
      "a change without values",
      change({ actions: ["create"] }),
      "t.n has no values in the plan, so it was not judged.",
    ],
    [
      "a resource that is replaced and whose old object goes on existing",
      change({ actions: ["create", "forget"], before: { a: 1 }, after: { a: 2 } }),
      "t.n is forgotten: Terraform stops managing it, but it goes on existing and was not judged.",
    ],
    [
      "a change of unknown mode",
      change({ actions: ["create"], after: {} }, { mode: "list" }),
      't.n in resource_changes[0] is of mode "list", which is not known, so it was not read.',
    ],
    [
      "a change without type",
      change({ actions: ["create"], after: {} }, { type: 1 }),
      "resource_changes[0] has an entry that is no resource (address, type or name is missing), so it was not read.",
    ],
    [
      "a failed plan",
      stackOf({ format_version: "1.2", planned_values: {}, errored: true, complete: false }),
      "The plan failed while it was made: resources may be missing from it.",
    ],
  ])("%s is noted", (_name, stack, note) => {
    expect(stack.notUnderstood).toEqual([note]);
  });

  test("an old object still to be destroyed is not the resource", () => {
    const stack = stackOf({
      format_version: "1.2",
      resource_changes: [
        {
          address: "t.n",
          type: "t",
          name: "n",
          deposed: "1a2b",
          change: { actions: ["delete"], after: null },
        },
        { address: "t.n", type: "t", name: "n", change: { actions: ["no-op"], after: { a: 1 } } },
      ],
    });
    expect(stack.resources.map((r) => r.values)).toEqual([{ a: 1 }]);
  });

  test("a deferred change is read and noted", () => {
    const stack = stackOf({
      format_version: "1.2",
      resource_changes: [],
      deferred_changes: [
        {
          reason: "provider_config_unknown",
          resource_change: {
            address: "t.n",
            type: "t",
            name: "n",
            change: { actions: ["create"], after: { a: 1 }, after_unknown: { b: true } },
          },
        },
        {},
      ],
    });
    expect(plain(stack.resources[0]!.values)).toEqual({ a: 1, b: { unknown: "${}" } });
    expect(stack.notUnderstood).toEqual([
      "t.n is deferred (provider_config_unknown): the plan does not say all about it.",
      "a resource is deferred (no reason given): the plan does not say all about it.",
      "resource_changes[1] has an entry that is no resource (address, type or name is missing), so it was not read.",
    ]);
  });
});

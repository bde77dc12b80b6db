import { describe, expect, test } from "@jest/globals";
import { attribute, embeddedJson, resolve } from "../../lib/terraform";
import { at, fixture, plain, shown, stackOf } from "./fixture";

const configuration = {
  variable: {
    branch: { default: "main" },
    open: {},
    secret: { default: "s3cret", sensitive: true },
    n: { default: 2 },
    teams: { default: ["a.b", "c"] },
  },
  locals: {
    sub: "project_path:acme/${gitlab_project.web.path}:ref:${var.branch}",
    alias: "${local.sub}",
    open: "${upper(var.branch)}",
    list: [{ k: "v" }],
    map: { "x.y": { z: "deep" } },
  },
  data: { gitlab_project: { known: { path_with_namespace: "acme/known" } } },
  resource: {
    gitlab_group: { shop: { path: "shop" } },
    gitlab_project: {
      web: {
        path: "web",
        namespace_id: "${gitlab_group.shop.id}",
        tags: ["t0"],
        block: { in: "block" },
      },
    },
    aws_iam_role: {
      deploy: { name: "deploy" },
      many: { for_each: "${toset(var.teams)}", name: "m-${each.key}" },
      several: { count: "${var.n}", name: "s${count.index}" },
    },
    t: { n: {} as Record<string, string> },
  },
};
const value = (template: string): unknown => {
  const stack = resolve(
    stackOf({
      ...configuration,
      resource: { ...configuration.resource, t: { n: { v: template } } },
    }),
  );
  return shown(at(stack, "t.n"), "v");
};

describe("resolve", () => {
  test.each<[string, unknown]>([
    ["${gitlab_project.web.path}", "web"],
    ["${var.branch}", "main"],
    ["${var.n}", 2],
    ["${local.alias}!", "project_path:acme/web:ref:main!"],
    ["${local.list[0].k}", "v"],
    ['${local.map["x.y"].z}', "deep"],
    ["${data.gitlab_project.known.path_with_namespace}", "acme/known"],
    ["${aws_iam_role.deploy.name}", "deploy"],
    ["${aws_iam_role.deploy.id}", "deploy"],
    ["${gitlab_project.web.tags[0]}", "t0"],
    ["${gitlab_project.web.block[0].in}", "block"],
    ['${aws_iam_role.many["a.b"].name}', "m-a.b"],
    ["${aws_iam_role.several[1].id}", "s1"],
  ])("%s is known in the stack", (template, expected) => {
    expect(value(template)).toEqual(expected);
  });

  test.each([
    "${gitlab_group.shop.full_path}",
    "${gitlab_project.web.id}",
    "${gitlab_project.api.path}",
    "${aws_iam_role.deploy.arn}",
    "${aws_iam_role.deploy}",
    "${aws_iam_role.several[2].name}",
    "${var.open}",
    "${var.secret}",
    "${local.open}",
    "${local.nothing}",
    "${gitlab_project.web.tags[1]}",
    "${gitlab_project.web.constructor}",
    "${upper(gitlab_project.web.path)}",
  ])("%s stays", (template) => {
    expect(value(template)).toEqual({ unknown: template });
  });

  test("follows a known attribute to the reference behind it", () => {
    expect(value("${gitlab_project.web.namespace_id}")).toEqual({
      unknown: "${gitlab_group.shop.id}",
    });
  });

  test("expands what variables repeat", () => {
    const { resources } = resolve(stackOf(configuration));
    expect(
      resources
        .filter((r) => r.type === "aws_iam_role")
        .map((r) => [r.address, r.values["name"], r.repeated]),
    ).toEqual([
      ["aws_iam_role.deploy", "deploy", undefined],
      ['aws_iam_role.many["a.b"]', "m-a.b", undefined],
      ['aws_iam_role.many["c"]', "m-c", undefined],
      ["aws_iam_role.several[0]", "s0", undefined],
      ["aws_iam_role.several[1]", "s1", undefined],
    ]);
  });

  test("resolves providers and names as well", () => {
    const stack = resolve(
      stackOf({ ...configuration, provider: { gitlab: { base_url: "https://${var.branch}" } } }),
    );
    expect(stack.providers).toEqual([{ type: "gitlab", values: { base_url: "https://main" } }]);
    expect(stack.named?.get("local.alias")).toBe("project_path:acme/web:ref:main");
  });

  test("twice is the same as once", () => {
    const once = resolve(stackOf(configuration));
    expect(resolve(once)).toEqual(once);
  });

  test("a plan's templates are resolved with what the plan knows, through modules too", () => {
    const plan = resolve(fixture("plan-json-first.json"));
    expect(shown(at(plan, "aws_iam_role_policy.publish"), "role")).toBe("publisher");
    const policy = embeddedJson(
      attribute(at(plan, 'module.team["a.b"].aws_iam_role.inline').values, "assume_role_policy")!,
      "x",
    );
    expect("value" in policy && plain(policy.value)).toMatchObject({
      Statement: [
        {
          Condition: {
            StringEquals: {
              "gitlab.example.com:sub": { unknown: "project_id:${gitlab_project.web.id}:*" },
            },
          },
        },
      ],
    });
  });
});

describe("hostile stacks", () => {
  test("cycles end", () => {
    const stack = resolve(
      stackOf({
        locals: { a: "${local.b}x", b: "${local.a}y", c: "${local.c}" },
        resource: { t: { n: { v: "${local.a}", w: "${local.c}" } } },
      }),
    );
    expect(plain(at(stack, "t.n").values)).toEqual({
      v: { unknown: "${local.a}yx" },
      w: { unknown: "${local.c}" },
    });
  });

  test("a chain of 50,000 locals ends where it should", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 50_000 }, (_, i) => [`a${i}`, `\${local.a${i + 1}}`]),
    );
    const stack = resolve(
      stackOf({
        locals: { ...locals, a50000: "end" },
        resource: { t: { n: { v: "${local.a0}" } } },
      }),
    );
    expect(shown(at(stack, "t.n"), "v")).toBe("end");
  });

  test("locals that double each other stay bounded", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`a${i}`, `\${local.a${i + 1}}\${local.a${i + 1}}`]),
    );
    const stack = resolve(
      stackOf({ locals: { ...locals, a60: "xx" }, resource: { t: { n: { v: "${local.a0}" } } } }),
    );
    expect(JSON.stringify(shown(at(stack, "t.n"), "v")).length).toBeLessThan(3_000_000);
  });

  test("50,000 resources that refer to each other are resolved in linear time", () => {
    const names = Array.from({ length: 25_000 }, (_, i) => i);
    const stack = stackOf({
      locals: { ref: "main" },
      resource: {
        gitlab_project: Object.fromEntries(names.map((i) => [`p${i}`, { path: `p${i}` }])),
        aws_iam_role: Object.fromEntries(
          names.map((i) => [`r${i}`, { name: `\${gitlab_project.p${i}.path}-\${local.ref}` }]),
        ),
      },
    });
    const start = performance.now();
    const resolved = resolve(stack);
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(resolved.resources.at(-1)!.values).toEqual({ name: "p24999-main" });
  });
});

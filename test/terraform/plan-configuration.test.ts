import { describe, expect, test } from "@jest/globals";
import { planConfiguration } from "../../lib/terraform/plan-configuration";
import { member } from "../../lib/terraform/json";
import { plain } from "./fixture";

const leaf = (template: string, ...references: string[]): object => ({
  constant_value: template,
  references,
});
const configuration = planConfiguration({
  provider_config: {
    aws: { name: "aws", expressions: { region: { constant_value: "eu-central-1" } } },
    "module.m:aws.a": {
      name: "aws",
      alias: "a",
      module_address: "module.m",
      expressions: { region: leaf("${var.r}", "var.r") },
    },
    broken: "x",
  },
  root_module: {
    variables: { open: {}, secret: { sensitive: true } },
    module_calls: {
      m: {
        expressions: {
          v: leaf("${each.key}-${x.y.id}", "each.key", "x.y.id"),
          s: leaf("${x.y.token}", "x.y.token"),
        },
        module: {
          variables: { v: {}, s: { sensitive: true } },
          outputs: {
            o: { expression: leaf("${t.n.id}", "t.n.id") },
            hidden: { sensitive: true, expression: leaf("${t.n.id}", "t.n.id") },
          },
          resources: [{ address: "t.n", mine: true }, { address: "data.t.n" }, 7],
          module_calls: {
            inner: {
              module: { resources: [{ address: "t.deep" }] },
              expressions: { w: leaf("${var.v}", "var.v") },
            },
          },
        },
      },
    },
    resources: [{ address: "t.n" }],
  },
});

describe("planConfiguration", () => {
  test("finds the configuration of an instance, whatever the keys of its modules", () => {
    expect(member(configuration.resource('module.m["a.b"]', "managed", "t", "n"), "mine")).toBe(
      true,
    );
    expect(configuration.resource('module.m["a.b"]', "data", "t", "n")).toEqual({
      address: "data.t.n",
    });
    expect(configuration.resource('module.m["x"].module.inner[0]', "managed", "t", "deep")).toEqual(
      { address: "t.deep" },
    );
    expect(configuration.resource("", "managed", "t", "n")).toEqual({ address: "t.n" });
    expect(configuration.resource("module.other", "managed", "t", "n")).toBeUndefined();
  });

  test("names the variables and outputs of a module instance, sensitive ones left out", () => {
    const names = (module: string): unknown =>
      configuration.moduleNames(module).map(([n, v]) => [n, plain(v)]);
    expect(names('module.m["a.b"]')).toEqual([
      ['module.m["a.b"].var.v', { unknown: "a.b-${x.y.id}" }],
      ['module.m["a.b"].o', { unknown: '${module.m["a.b"].t.n.id}' }],
    ]);
    expect(names('module.m["a.b"].module.inner')).toEqual([
      ['module.m["a.b"].module.inner.var.w', { unknown: '${module.m["a.b"].var.v}' }],
    ]);
    expect(names("module.other")).toEqual([]);
    expect(names("[")).toEqual([]);
  });

  test("names the root variables that are not sensitive", () => {
    expect(
      configuration.rootNames({
        open: { value: "${literal}" },
        secret: { value: "s" },
        none: {},
        bad: 1,
      }),
    ).toEqual([
      ["var.open", "${literal}"],
      ["var.none", null],
    ]);
  });

  test("reads the providers, those of modules too", () => {
    expect(configuration.providers.map((p) => ({ ...p, values: plain(p.values) }))).toEqual([
      { type: "aws", values: { region: "eu-central-1" } },
      {
        type: "aws",
        alias: "a",
        module: "module.m",
        values: { region: { unknown: "${module.m.var.r}" } },
      },
    ]);
  });
});

test.each([undefined, null, 7, [], { root_module: "x" }])("%j answers nothing", (json) => {
  const empty = planConfiguration(json);
  expect([
    empty.resource("", "managed", "t", "n"),
    empty.moduleNames("module.m"),
    empty.rootNames(json),
    empty.providers,
  ]).toEqual([undefined, [], [], []]);
});

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { InputError } from "../../lib/core/errors";
import { assume, embeddedJson, parseJson, readStack, resolve } from "../../lib/terraform";
import { expectError, fixtureText, stackOf, thrownBy } from "./fixture";

describe("readStack", () => {
  test.each<[string, unknown, string]>([
    ["an empty file", {}, "configuration"],
    ["a list of bodies", [{ resource: { t: { n: {} } } }, { locals: {} }], "configuration"],
    ["a comment alone", { "//": "x" }, "configuration"],
    ["a plan", { format_version: "1.2", planned_values: {} }, "plan"],
    ["a plan of later minor version", { format_version: "1.99", resource_changes: [] }, "plan"],
    ["a state", { format_version: "1.0", values: { root_module: {} } }, "state"],
    ["an empty state", { format_version: "1.0", terraform_version: "1.11.4" }, "state"],
  ])("%s is recognised", (_name, json, kind) => {
    const stack = stackOf(json);
    expect([stack.kind, stack.name, stack.file]).toEqual([kind, "shop", "cdk.tf.json"]);
  });

  const shape = "allowed: a configuration in JSON syntax, or the output of terraform show -json";
  test.each<[string, unknown, string]>([
    ["text", "x", "this is no Terraform JSON; at f.json"],
    ["null", null, "this is no Terraform JSON; at f.json"],
    ["an empty list", [], "this is no Terraform JSON; at f.json"],
    ["a list of others", [{ a: 1 }], "this is no Terraform JSON; at f.json"],
    [
      "another object",
      { a: 1 },
      `this is neither a Terraform configuration nor a plan nor a state; ${shape}; at f.json`,
    ],
    [
      "a plan of another major version",
      { format_version: "2.0", planned_values: {} },
      "this output of terraform show -json has a format version that is not known; given: 2.0; allowed: 1.x; at f.json",
    ],
    [
      "a plan of no version",
      { format_version: 1, planned_values: {} },
      "this output of terraform show -json has a format version that is not known; allowed: 1.x; at f.json",
    ],
    [
      "a plan without a version",
      { planned_values: {}, resource_changes: [] },
      "this output of terraform show -json has a format version that is not known; allowed: 1.x; at f.json",
    ],
    [
      "provider schemas",
      { format_version: "1.0", provider_schemas: {} },
      "this output of Terraform is neither a plan nor a state; allowed: the output of terraform show -json; at f.json",
    ],
    [
      "a raw state file",
      { version: 4, lineage: "x", resources: [] },
      "this is a state file in Terraform's own format, which changes between versions; fix: give the output of terraform show -json; at f.json",
    ],
  ])("%s is refused", (_name, json, message) => {
    expectError(() => readStack(json, { name: "n", file: "f.json" }), "ERR_INPUT_SHAPE", message);
  });

  test("what a program nests without end is refused; a stack in memory goes by its name", () => {
    const circle: Record<string, unknown> = {};
    circle["resource"] = circle;
    expectError(
      () => readStack(circle, { name: "n", file: "" }),
      "ERR_INPUT_SHAPE",
      "this JSON is nested deeper than 200 levels; at n",
    );
  });
});

describe("fuzz", () => {
  const read = (json: unknown): void => {
    const stack = resolve(assume(stackOf(json), new Map([["gitlab_project.web.id", "1"]])));
    for (const r of stack.resources)
      for (const v of Object.values(r.values)) embeddedJson(v, r.address);
  };
  const refusal = (run: () => void): void => {
    const error = thrownBy(run);
    if (error !== undefined) expect(error).toBeInstanceOf(InputError);
  };

  const key = fc.constantFrom(
    "resource",
    "data",
    "locals",
    "variable",
    "module",
    "provider",
    "count",
    "for_each",
    "dynamic",
    "default",
    "format_version",
    "planned_values",
    "resource_changes",
    "configuration",
    "root_module",
    "resources",
    "child_modules",
    "change",
    "after",
    "after_unknown",
    "after_sensitive",
    "actions",
    "expressions",
    "references",
    "constant_value",
    "values",
    "module_calls",
    "address",
    "type",
    "name",
    "mode",
    "index",
    "prior_state",
    "variables",
    "__proto__",
    "constructor",
    "toString",
  );
  const leaf = fc.oneof(
    fc.constantFrom<unknown>(
      "1.2",
      "${a.b.c}",
      "${each.key}",
      "x${",
      "a.b.c",
      "module.m[0]",
      "create",
      "delete",
      "managed",
      true,
      null,
      2,
      {},
      [],
    ),
    fc.jsonValue(),
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("tree"), { maxLength: 3 }),
      fc.dictionary(key, tie("tree"), { maxKeys: 6 }),
    ),
  }));

  test("documents of Terraform's own words give a stack or an InputError", () => {
    fc.assert(
      fc.property(tree, fc.constantFrom({}, { format_version: "1.2" }), (json, version) => {
        refusal(() =>
          read(typeof json === "object" && json !== null ? { ...version, ...json } : json),
        );
      }),
      { numRuns: 1500 },
    );
  });

  test.each(["configuration.tf.json", "plan-json-first.json", "plan-hcl-first.json", "state.json"])(
    "%s with a place changed gives a stack or an InputError",
    (file) => {
      const text = fixtureText(file);
      const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|true|false|null|\d+|[[\]{}:,]/g)];
      fc.assert(
        fc.property(
          fc.nat(places.length - 1),
          fc.oneof(
            fc.constantFrom("", "null", "[]", "{}", '"x"', "1", "true", '"__proto__"', ","),
            fc.json(),
          ),
          (i, put) => {
            const { index, 0: old } = places[i]!;
            refusal(() => {
              read(
                parseJson(text.slice(0, index) + put + text.slice(index + old.length), file, {
                  duplicateKeys: "allow",
                }),
              );
            });
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  test.each(["configuration.tf.json", "state.json"])("%s cut off anywhere is refused", (file) => {
    const text = fixtureText(file).trimEnd();
    fc.assert(
      fc.property(fc.nat(text.length - 1), (end) => {
        expect(thrownBy(() => parseJson(text.slice(0, end), file))).toBeInstanceOf(InputError);
      }),
      { numRuns: 50 },
    );
  });
});

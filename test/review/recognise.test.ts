import { describe, expect, test } from "@jest/globals";
import { cdktfStackName, isRawState, recognise } from "../../lib/review/recognise";

describe("recognise", () => {
  test.each([
    ["configuration", { "//": {}, terraform: {}, resource: {} }],
    ["configuration", { provider: {} }],
    ["plan", { format_version: "1.2", terraform_version: "1.11.4", planned_values: {} }],
    ["plan", { format_version: "1.2", resource_changes: [] }],
    ["plan", { planned_values: {}, resource_changes: [] }],
    ["plan", { format_version: 1, planned_values: {}, resource_changes: [] }],
    ["state", { format_version: "1.0", values: {} }],
    ["state", { format_version: "1.0" }],
  ])("takes a %s as one: %j", (kind, json) => {
    expect(recognise(json)).toBe(kind);
  });

  test.each([
    ["a package file", { name: "x", version: "1" }],
    ["cdktf's manifest", { version: "0.21.0", stacks: {} }],
    ["provider schemas", { format_version: "1.0", provider_schemas: {} }],
    ["the output of validate", { format_version: "1.0", valid: true, diagnostics: [] }],
    ["a raw state", { version: 4, serial: 1, lineage: "x", resources: [] }],
    ["blocks beside others", { resource: {}, name: "x" }],
    ["a comment alone", { "//": {} }],
    ["planned values alone", { planned_values: {} }],
    ["an empty object", {}],
    ["a list", []],
    ["text", "resource"],
    ["null", null],
    [
      "a plan by its prototype alone",
      JSON.parse('{"__proto__": {"format_version": "1.2", "planned_values": {}}}'),
    ],
  ])("does not take %s as Terraform", (_case, json) => {
    expect(recognise(json)).toBeUndefined();
  });
});

test.each([
  [{ version: 4, serial: 1, lineage: "x" }, true],
  [{ version: 4, serial: 1 }, false],
  [null, false],
])("%j is a raw state: %s", (json, raw) => {
  expect(isRawState(json)).toBe(raw);
});

test.each([
  [{ "//": { metadata: { stackName: "shop" } } }, "shop"],
  [{ "//": { metadata: { stackName: "" } } }, undefined],
  [{ "//": { metadata: "shop" } }, undefined],
  [{ "//": "shop" }, undefined],
  [[], undefined],
])("the stack of %j is %s", (json, name) => {
  expect(cdktfStackName(json)).toBe(name);
});

import { describe, expect, test } from "@jest/globals";
import type { Part } from "../../lib/review/part";
import { folderKey, unitsOf } from "../../lib/review/units";

const configuration: Part = {
  file: "out/stacks/shop/cdk.tf.json",
  kind: "configuration",
  json: { "//": { metadata: { stackName: "shop" } } },
};
const plan: Part = { file: "out/stacks/shop/plan.json", kind: "plan", json: {} };
const state: Part = { file: "out/stacks/shop/state.json", kind: "state", json: {} };
const NO_DOCUMENTS = { manifests: [], beside: new Map<string, string>() };
const folder = { root: "out", path: "stacks/shop", ...NO_DOCUMENTS };
const NAMES = ["stacks/shop", "out/stacks/shop"];

describe("unitsOf", () => {
  test("reads the configuration files of a folder as one", () => {
    const other: Part = { file: "out/stacks/shop/more.tf.json", kind: "configuration", json: {} };
    expect(unitsOf({ ...folder, parts: [configuration, other] })).toEqual({
      units: [
        {
          parts: [configuration, other],
          configuration: [],
          ...NO_DOCUMENTS,
          names: ["shop", ...NAMES, configuration.file],
        },
      ],
    });
  });

  test("reads a plan in place of configuration and state, under the configuration's name, and says so", () => {
    expect(unitsOf({ ...folder, parts: [configuration, state, plan] })).toEqual({
      units: [
        {
          parts: [plan],
          configuration: [configuration],
          ...NO_DOCUMENTS,
          names: ["shop", ...NAMES, plan.file],
        },
      ],
      note: "read out/stacks/shop/plan.json, not out/stacks/shop/cdk.tf.json, out/stacks/shop/state.json beside it: a plan or state wins",
    });
  });

  test("reads a state in place of a configuration", () => {
    expect(unitsOf({ ...folder, parts: [configuration, state] }).units).toEqual([
      {
        parts: [state],
        configuration: [configuration],
        ...NO_DOCUMENTS,
        names: ["shop", ...NAMES, state.file],
      },
    ]);
  });

  test("reads each of several plans as a stack of its own, and says nothing", () => {
    const second = { ...plan, file: "out/stacks/shop/second.json" };
    expect(unitsOf({ ...folder, parts: [plan, second] })).toEqual({
      units: [
        { parts: [plan], configuration: [], ...NO_DOCUMENTS, names: [...NAMES, plan.file] },
        { parts: [second], configuration: [], ...NO_DOCUMENTS, names: [...NAMES, second.file] },
      ],
    });
  });

  test("calls the stack in the given folder itself a dot", () => {
    expect(
      unitsOf({ root: "out", path: "", parts: [state], ...NO_DOCUMENTS }).units[0]?.names,
    ).toEqual([".", "out", state.file]);
  });

  test("finds no stack in a folder without Terraform", () => {
    expect(unitsOf({ ...folder, parts: [] })).toEqual({ units: [] });
  });
});

test.each([
  ["out", "a/cdk.tf.json", "out/a"],
  ["out", "cdk.tf.json", "out"],
  [".", "cdk.tf.json", ""],
  ["./cdk.tf.json", "", ""],
  ["out/a/plan.json", "", "out/a"],
])("%s with %j lies in %j", (root, path, key) => {
  expect(folderKey({ root, path, text: "" })).toBe(key);
});

import { expect, test } from "@jest/globals";
import * as fs from "node:fs";
import { readStacks } from "../../lib/cli/input";
import { refusal } from "../review/refusal";
import { MAIN, roleJson } from "../review/stacks";
import { folderWith } from "./world";

function inFolder<T>(files: Parameters<typeof folderWith>[0], action: () => T): T {
  const folder = folderWith(files);
  const before = process.cwd();
  process.chdir(folder);
  try {
    return action();
  } finally {
    process.chdir(before);
    fs.rmSync(folder, { recursive: true });
  }
}

test("reads cdktf.out by default", () => {
  const files = {
    "cdktf.out/stacks/shop/cdk.tf.json": roleJson(MAIN),
    "other/cdk.tf.json": roleJson(MAIN, "bank"),
  };
  const { stacks } = inFolder(files, () => readStacks([]));
  expect(stacks.map(({ name, file }) => [name, file])).toEqual([
    ["shop", "cdktf.out/stacks/shop/cdk.tf.json"],
  ]);
});

test("reads the paths that are given", () => {
  const files = { "a/cdk.tf.json": roleJson(MAIN, "a"), "b/cdk.tf.json": roleJson(MAIN, "b") };
  const { stacks } = inFolder(files, () => readStacks(["b", "a/cdk.tf.json"]));
  expect(stacks.map(({ name }) => name)).toEqual(["b", "a"]);
});

const NONE =
  "ERR_INPUT_UNREADABLE: there is no synthesized stack in this folder; fix: run cdktf synth first, or name a folder or file of Terraform JSON; at cdktf.out";

test.each([
  ["there is no cdktf.out", {}, [], NONE],
  ["cdktf.out is empty", { "cdktf.out/manifest.json": { version: "0.21.0" } }, [], NONE],
  [
    "a file is broken",
    { "cdktf.out/cdk.tf.json": "{" },
    [],
    "ERR_INPUT_JSON: not valid JSON: it ends too early; at cdktf.out/cdk.tf.json:1:2",
  ],
  [
    "a path is missing",
    {},
    ["gone"],
    "ERR_INPUT_UNREADABLE: there is no such file or folder; at gone",
  ],
])("fails where %s", (_case, files, paths, message) => {
  expect(inFolder(files, () => refusal(() => readStacks(paths)))).toBe(message);
});

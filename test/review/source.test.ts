import { expect, test } from "@jest/globals";
import { fileName, folderOf, shownPath } from "../../lib/review/source";

test.each([
  ["cdktf.out", "stacks/shop/cdk.tf.json", "cdktf.out/stacks/shop/cdk.tf.json", "cdk.tf.json"],
  ["cdktf.out/", "manifest.json", "cdktf.out/manifest.json", "manifest.json"],
  [".", "a.json", "a.json", "a.json"],
  ["plans/a.json", "", "plans/a.json", "a.json"],
])("%s and %j are %s", (root, path, shown, name) => {
  expect(shownPath({ root, path })).toBe(shown);
  expect(fileName({ root, path })).toBe(name);
});

test.each([
  ["stacks/shop/cdk.tf.json", "stacks/shop"],
  ["cdk.tf.json", ""],
])("%s lies in %j", (path, folder) => {
  expect(folderOf(path)).toBe(folder);
});

import { describe, expect, test } from "@jest/globals";
import { partOf } from "../../lib/review/part";
import { refusal } from "./refusal";

const inFolder = (path: string, text: string) => ({ root: "out", path, text });
const named = (root: string, text: string) => ({ root, path: "", text });

describe("partOf", () => {
  test.each([
    ["a configuration by its name", inFolder("cdk.tf.json", '{"resource":{}}'), "configuration"],
    ["an empty configuration", inFolder("empty.tf.json", "{}"), "configuration"],
    [
      "a plan by its content",
      inFolder("x.json", '{"format_version":"1.2","planned_values":{}}'),
      "plan",
    ],
    ["a state by its content", inFolder("x.json", '{"format_version":"1.0"}'), "state"],
    [
      "a plan that is called a configuration",
      inFolder("x.tf.json", '{"format_version":"1.2","planned_values":{}}'),
      "plan",
    ],
    ["a named configuration of any name", named("copy.json", '{"resource":{}}'), "configuration"],
  ])("reads %s", (_case, source, kind) => {
    expect(partOf(source)).toMatchObject({
      kind,
      file: source.path === "" ? source.root : `out/${source.path}`,
    });
  });

  test.each([
    ["a package file", inFolder("package.json", '{"name":"x"}')],
    ["one with a key given twice", inFolder("data.json", '{"a":1,"a":2}')],
    ["a file with comments by convention", inFolder("tsconfig.build.json", "{ // no\n }")],
    ["a configuration that Terraform does not read", inFolder("template.json", '{"resource":{}}')],
  ])("leaves %s to others", (_case, source) => {
    expect(partOf(source)).toBeUndefined();
  });

  const ALLOWED = "allowed: *.tf.json, or terraform show -json of a plan or a state";

  test.each([
    [
      "truncated JSON",
      inFolder("x.json", '{"format_ver'),
      "ERR_INPUT_JSON: not valid JSON: it ends too early; at out/x.json:1:2",
    ],
    [
      "an empty file",
      inFolder("plan.json", ""),
      "ERR_INPUT_JSON: not valid JSON: it ends too early; at out/plan.json:1:1",
    ],
    [
      "a key given twice in a configuration",
      inFolder("cdk.tf.json", '{"resource":{},"resource":{}}'),
      'ERR_INPUT_JSON: the key "resource" is given twice; fix: keep one: which of the two counts depends on who reads it; at out/cdk.tf.json:1:16',
    ],
    [
      "a key given twice in a plan",
      inFolder("p.json", '{"format_version":"1.2","planned_values":{"a":1,"a":1}}'),
      'ERR_INPUT_JSON: the key "a" is given twice; fix: keep one: which of the two counts depends on who reads it; at out/p.json:1:49',
    ],
    [
      "a named file of somebody else",
      named("package.json", '{"name":"x"}'),
      `ERR_INPUT_SHAPE: the file is no Terraform JSON; ${ALLOWED}; at package.json`,
    ],
    [
      "a raw state",
      named("terraform.tfstate", '{"version":4,"serial":1,"lineage":"x"}'),
      `ERR_INPUT_SHAPE: the file is no Terraform JSON; ${ALLOWED}; fix: run terraform show -json and name its output: a raw state is not read; at terraform.tfstate`,
    ],
  ])("fails for %s", (_case, source, message) => {
    expect(refusal(() => partOf(source))).toBe(message);
  });
});

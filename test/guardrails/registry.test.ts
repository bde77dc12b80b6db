import * as fs from "node:fs";
import * as path from "node:path";
import { expect, test } from "@jest/globals";
import { RULES } from "../../lib/guardrails/registry";

test("rules are listed by id, each once", () => {
  const ids = RULES.map((rule) => rule.id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test("every file of the folder is a rule of the registry, named by its id", () => {
  const files = fs
    .readdirSync(path.join(__dirname, "../../lib/guardrails/rules"))
    .map((file) => path.basename(file, ".ts"));
  expect(files.sort()).toEqual(RULES.map((rule) => rule.id.replace("/", "-")).sort());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))("%s explains itself", (_id, rule) => {
  expect(rule.id).toMatch(/^[a-z]+(?:-[a-z]+)*\/[a-z0-9-]+$/);
  expect(rule.title).toMatch(/^[A-Z].*\.$/);
  expect(rule.why).toMatch(/\.$/);
  expect(rule.fix).toMatch(/^[^A-Z].*[^.]$/);
});

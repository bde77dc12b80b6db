import { expect, test } from "@jest/globals";
import type { Rule } from "../../lib/guardrails/rule";
import { ruleTable } from "../../lib/guardrails/rule-table";

const rule: Rule = {
  id: "trust/any-ref",
  severity: "error",
  title: "Any ref.",
  why: "Whoever\n  pushes gets in.",
  fix: "name the branch",
  check: () => [],
};

test("one row a rule", () => {
  expect(ruleTable([rule])).toBe(
    [
      "| rule | severity | what is wrong | why it matters | what to do |",
      "| --- | --- | --- | --- | --- |",
      "| `trust/any-ref` | error | Any ref. | Whoever pushes gets in. | name the branch |",
    ].join("\n"),
  );
});

test("text that Markdown would take for itself", () => {
  const odd = { ...rule, why: "a|b *c* <d> `e` [f](g) h_i", title: "x\\y." };
  expect(ruleTable([odd]).split("\n")[2]).toBe(
    "| `trust/any-ref` | error | x\\\\y. | a\\|b \\*c\\* \\<d\\> \\`e\\` \\[f\\](g) h\\_i | name the branch |",
  );
});

import { expect, test } from "@jest/globals";
import type { Input } from "../../lib/guardrails/input";
import { judge } from "../../lib/guardrails/judge";
import type { Rule } from "../../lib/guardrails/rule";
import { inputFrom } from "../support/input";

const TODAY = "2026-11-24";
const rule = (check: Rule["check"], id = "test/rule"): Rule => ({
  id,
  severity: "warning",
  title: "A test.",
  why: "To test.",
  fix: "do better",
  check,
});
const place = { stack: "shop", address: "aws_iam_role.deploy" };
const input = (): Input => ({
  ...inputFrom({}),
  place: (stack, address) => ({
    constructPath: `${stack}/${address}`,
    location: { file: "main.ts", line: 3 },
  }),
});

test("a finding is completed from its rule and its place", () => {
  const found = rule(() => [{ ...place, message: "it is wrong", given: "7", subject: "seven" }]);
  expect(judge(input(), { today: TODAY, rules: [found] })).toEqual({
    findings: [
      {
        ...place,
        rule: "test/rule",
        severity: "warning",
        message: "it is wrong",
        given: "7",
        fix: "do better",
        fingerprint: "test/rule@shop:aws_iam_role.deploy#seven",
        constructPath: "shop/aws_iam_role.deploy",
        location: { file: "main.ts", line: 3 },
      },
    ],
    acknowledged: [],
  });
});

test("a violation has its own severity and fix where it gives them", () => {
  const found = rule(() => [{ ...place, message: "m", severity: "error", fix: "now" }]);
  expect(judge(input(), { today: TODAY, rules: [found] }).findings).toMatchObject([
    { severity: "error", fix: "now", fingerprint: "test/rule@shop:aws_iam_role.deploy" },
  ]);
});

test("a rule that throws is a finding", () => {
  const broken = rule(() => {
    throw new Error("no such thing");
  });
  expect(judge(input(), { today: TODAY, rules: [broken] }).findings).toMatchObject([
    {
      rule: "guard-rail/failed",
      severity: "error",
      address: "test/rule",
      message: "the guard rail test/rule could not be evaluated: no such thing",
    },
  ]);
});

test("a rule that throws halfway is a finding, and others are judged", () => {
  const broken = rule(function* () {
    yield { ...place, message: "first" };
    throw new Error("then not");
  }, "test/broken");
  const whole = rule(() => [{ ...place, message: "whole" }], "test/whole");
  const rules = judge(input(), { today: TODAY, rules: [broken, whole] }).findings.map(
    (f) => f.rule,
  );
  expect(rules).toEqual(["guard-rail/failed", "test/whole"]);
});

test("acknowledged findings are taken out, the rest is sorted", () => {
  const rules = [
    rule(() => [{ ...place, message: "m" }], "test/b"),
    rule(() => [{ ...place, message: "m", severity: "error" }], "test/c"),
    rule(() => [{ ...place, message: "m", severity: "info" }], "test/a"),
  ];
  const acknowledgements = [{ rule: "test/b", address: place.address, reason: "meant so" }];
  const { findings, acknowledged } = judge(input(), { today: TODAY, rules, acknowledgements });
  expect(findings.map((f) => f.rule)).toEqual(["test/c", "test/a"]);
  expect(acknowledged.map((a) => a.finding.rule)).toEqual(["test/b"]);
});

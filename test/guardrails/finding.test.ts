import { expect, test } from "@jest/globals";
import { byUrgency, type Finding, reaches, type Severity } from "../../lib/guardrails/finding";

test.each<[Severity, Severity, boolean]>([
  ["error", "error", true],
  ["warning", "error", false],
  ["warning", "info", true],
  ["info", "warning", false],
])("%s reaches %s: %s", (severity, threshold, expected) => {
  expect(reaches(severity, threshold)).toBe(expected);
});

test("the worst come first, then by place and rule", () => {
  const one = (severity: Severity, address: string, rule = "a/b", stack = "x"): Finding => ({
    rule,
    severity,
    stack,
    address,
    message: "",
    fix: "",
    fingerprint: `${rule}@${stack}:${address}`,
  });
  const sorted = [
    one("error", "b"),
    one("error", "a", "a/b", "y"),
    one("warning", "a", "a/a"),
    one("warning", "a", "a/b"),
    one("info", "a"),
  ];
  expect([...sorted].reverse().sort(byUrgency)).toEqual(sorted);
});

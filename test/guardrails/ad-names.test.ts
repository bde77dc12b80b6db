import { expect, test } from "@jest/globals";
import { nameProblem, samAccountNameProblem } from "../../lib/guardrails/ad-names";

test.each([
  ["G-Shop-Engineers", undefined],
  ["Shop Engineers", undefined],
  ["ä".repeat(64), undefined],
  ["a".repeat(65), "has 65 characters, and AD takes 64"],
  [" Team", "starts or ends with a space"],
  ["Team`", 'has "`", which the provider does not carry safely'],
  ["A,B", 'has ",", which the provider does not carry safely'],
])("name %s", (name, problem) => {
  expect(nameProblem(name)).toBe(problem);
});

test.each([
  ["team", "group", undefined],
  ["t".repeat(256), "group", undefined],
  ["t".repeat(257), "group", "has 257 characters, and AD takes 256"],
  ["t".repeat(20), "user", undefined],
  ["t".repeat(21), "user", "has 21 characters, and AD takes 20"],
  ["a/b", "group", 'has "/", which it cannot hold'],
  ["1.2 3", "group", "consists of digits, dots and spaces only"],
  ["123", "user", undefined],
  [".team", "group", "starts with a dot or space, or ends with a space, which AD cuts off"],
] as const)("sAMAccountName %s of a %s", (name, kind, problem) => {
  expect(samAccountNameProblem(name, kind)).toBe(problem);
});

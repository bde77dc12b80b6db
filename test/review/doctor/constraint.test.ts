import { describe, expect, test } from "@jest/globals";
import { type Fit, fitOf, isInRange, oldestOf } from "../../../lib/review/doctor/constraint";

describe("fitOf", () => {
  test.each<[string, Fit]>([
    ["3.7.0", "always"],
    ["= 3.8.1", "always"],
    ["~> 3.7", "always"],
    ["~> 3.7.2", "always"],
    [">= 4", "always"],
    [">= 3.0, < 4.0", "may be older"],
    ["~> 3.6", "may be older"],
    ["~> 3", "may be older"],
    [">= 3.6, != 3.6.1", "may be older"],
    ["~> 3.6.1", "never"],
    ["3.6.9", "never"],
    ["< 3.0", "never"],
    ["3.7.0-beta1", "never"],
    ["latest", "not understood"],
    ["", "not understood"],
  ])("%s for 3.7.0: %s", (constraint, fit) => {
    expect(fitOf(constraint, "3.7.0")).toBe(fit);
  });
});

test.each([
  ["~> 3.6", "3.6.0"],
  [">= 3.0, < 4.0", "3.0.0"],
  ["latest", undefined],
])("the oldest of %s is %s", (constraint, oldest) => {
  expect(oldestOf(constraint)).toBe(oldest);
});

test.each([
  ["0.21.0", "^0.21.0 || >=0.22.0 <0.25.0", true],
  ["0.25.0", "^0.21.0 || >=0.22.0 <0.25.0", false],
  ["21.0.0-pre.1", ">=20.9", true],
])("%s in %s: %s", (version, range, expected) => {
  expect(isInRange(version, range)).toBe(expected);
});

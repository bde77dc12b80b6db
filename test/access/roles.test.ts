import { describe, expect, test } from "@jest/globals";
import { highestRole, isAtLeast, lowerRole, roleOf, ROLES } from "../../lib/access/roles";

describe("roleOf", () => {
  test.each([
    ["developer", "developer"],
    ["Maintainer", "maintainer"],
    ["no one", "no one"],
    ["security_manager", "security_manager"],
  ] as const)("%s is the role %s", (text, role) => {
    expect(roleOf(text)).toBe(role);
  });

  test.each(["admin", "", "developers", "toString"])("%p is no role", (text) => {
    expect(roleOf(text)).toBeUndefined();
  });
});

test.each([
  ["developer", "developer", true],
  ["owner", "developer", true],
  ["reporter", "developer", false],
  ["security_manager", "developer", false],
  ["no one", "minimal", false],
] as const)("%s is at least %s: %p", (role, floor, expected) => {
  expect(isAtLeast(role, floor)).toBe(expected);
});

test("the highest of several roles applies", () => {
  expect(highestRole(["guest", "maintainer", "developer"])).toBe("maintainer");
  expect(highestRole(ROLES)).toBe("owner");
});

test("of no roles none is the highest", () => {
  expect(highestRole([])).toBeUndefined();
});

test.each([
  ["owner", "developer", "developer"],
  ["developer", "owner", "developer"],
  ["reporter", "reporter", "reporter"],
] as const)("the lower of %s and %s is %s", (a, b, lower) => {
  expect(lowerRole(a, b)).toBe(lower);
});

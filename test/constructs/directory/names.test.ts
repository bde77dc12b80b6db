import { describe, expect, test } from "@jest/globals";
import {
  isGuid,
  nameProblem,
  samAccountNameProblem,
} from "../../../lib/constructs/directory/names";

describe("nameProblem", () => {
  test.each(["G-Shop-Engineers", "Führung (DE)", "a_b", "x".repeat(64)])("accepts %j", (name) => {
    expect(nameProblem(name)).toBeUndefined();
  });

  test.each([
    ["a,b", 'has ",", which the provider does not carry safely'],
    ["$env", 'has "$", which the provider does not carry safely'],
    ["a`b", 'has "`", which the provider does not carry safely'],
    ["a\\b", 'has "\\\\", which the provider does not carry safely'],
    [" a", "starts or ends with a space"],
    ["x".repeat(65), "has 65 characters"],
  ])("refuses %j", (name, problem) => {
    expect(nameProblem(name)).toBe(problem);
  });
});

describe("samAccountNameProblem", () => {
  test.each(["gitlab_devs", "G-Shop", "x".repeat(256)])("accepts %j", (name) => {
    expect(samAccountNameProblem(name)).toBeUndefined();
  });

  test.each([
    ["a:b", 'has ":", which a sAMAccountName cannot hold'],
    ["a*", 'has "*", which a sAMAccountName cannot hold'],
    ["1.2 3", "consists of digits, dots and spaces only"],
    [".a", "starts with a dot or space, or ends with a space, which AD cuts off"],
    ["x".repeat(257), "has 257 characters"],
  ])("refuses %j", (name, problem) => {
    expect(samAccountNameProblem(name)).toBe(problem);
  });
});

test.each([
  ["0f8fad5b-d9cb-469f-a165-70867728950e", true],
  ["0F8FAD5B-D9CB-469F-A165-70867728950E", true],
  ["0f8fad5bd9cb469fa16570867728950e", false],
  ["G-Shop", false],
])("isGuid(%j) is %j", (text, expected) => {
  expect(isGuid(text)).toBe(expected);
});

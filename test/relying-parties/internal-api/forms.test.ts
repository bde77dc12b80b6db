import { expect, test } from "@jest/globals";
import {
  API_NAME,
  API_VERSION,
  AUDIENCE,
  KIND,
  ROLE_NAME,
} from "../../../lib/relying-parties/internal-api/forms";

test("the format is versioned", () => {
  expect([API_VERSION, KIND]).toEqual(["gitlab-federation/v1", "InternalApiPolicy"]);
});

test.each([
  ["artifact-store", true],
  ["a", true],
  ["7", true],
  ["a".repeat(63), true],
  ["a".repeat(64), false],
  ["-a", false],
  ["a-", false],
  ["A", false],
  ["", false],
])("%s as the name of an API: %s", (name, answer) => {
  expect(API_NAME.pattern.test(name)).toBe(answer);
});

test.each([
  ["publisher", true],
  ["Read.Only_1", true],
  ["a/b", false],
  [".a", false],
  ["a".repeat(64), false],
])("%s as the name of a role: %s", (name, answer) => {
  expect(ROLE_NAME.pattern.test(name)).toBe(answer);
});

test.each([
  ["internal-api:artifact-store", true],
  ["https://artifacts.corp.example/", true],
  ["a b", false],
  ['a"', false],
  ["", false],
])("%s as an audience: %s", (audience, answer) => {
  expect(AUDIENCE.pattern.test(audience)).toBe(answer);
});

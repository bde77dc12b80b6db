import { describe, expect, test } from "@jest/globals";
import { conditionTest, patternOf } from "../../../lib/relying-parties/internal-api/condition-test";
import { decodeTemplate, type Unknown } from "../../../lib/terraform";

const late = decodeTemplate("${var.branch}") as Unknown;

describe("a condition on exact values and patterns", () => {
  const condition = conditionTest({
    claim: "ref",
    values: ["main", "a*"],
    patterns: ["release/*"],
  });

  test.each<[unknown, boolean]>([
    ["main", true],
    ["release/1", true],
    ["release/1/x", true],
    ["release/", true],
    ["a*", true],
    ["ab", false],
    ["Main", false],
    ["release", false],
    ["xrelease/1", false],
    [undefined, false],
    [null, false],
    [["main"], false],
  ])("%j: %s", (ref, met) => {
    expect(condition.test({ ref })).toBe(met);
  });

  test.each([
    ["dev", "mismatch", '"dev"'],
    [undefined, "absent", "nothing"],
    [null, "absent", "nothing"],
    [1, "mismatch", "1"],
  ])("the reason for %j is %s", (ref, code, received) => {
    expect(condition.reason({ ref })).toEqual({
      code,
      claim: "ref",
      expected: '"main" or "a*" or "release/*"',
      received,
    });
  });
});

describe("a condition with a value that is not known", () => {
  const condition = conditionTest({ claim: "ref", values: ["main", late], patterns: [] });

  test.each<[unknown, boolean | null]>([
    ["main", true],
    ["dev", null],
    [undefined, false],
    [1, false],
  ])("%j: %s", (ref, verdict) => {
    expect(condition.test({ ref })).toBe(verdict);
  });

  test("says which", () => {
    expect(condition.reason({ ref: "dev" })).toEqual({
      code: "unknown-value",
      claim: "ref",
      expected: '"main" or "${var.branch}"',
      received: '"dev"',
    });
    expect(condition.reason({ ref: 1 }).code).toBe("mismatch");
    expect(
      conditionTest({ claim: "ref", values: [], patterns: [late] }).test({ ref: "dev" }),
    ).toBeNull();
  });
});

test("a list meets a condition where one member does", () => {
  const condition = conditionTest({ claim: "groups_direct", values: ["shop"], patterns: [] });
  expect(condition.test({ groups_direct: ["a", "shop"] })).toBe(true);
  expect(condition.test({ groups_direct: ["a"] })).toBe(false);
  expect(condition.test({ groups_direct: [] })).toBe(false);
});

test("a question mark stands for itself", () => {
  expect(patternOf("a?*")).toMatchObject({ kind: "glob", pattern: "a?*", question: false });
});

import { describe, expect, test } from "@jest/globals";
import { operatorUse } from "../../../lib/relying-parties/aws/operators";

describe("operatorUse", () => {
  test.each([
    ["StringEquals", "none", false, "exact", false],
    ["StringNotEquals", "none", false, "exact", true],
    ["StringEqualsIgnoreCase", "none", false, "ignoreCase", false],
    ["StringNotEqualsIgnoreCase", "none", false, "ignoreCase", true],
    ["StringLike", "none", false, "like", false],
    ["StringNotLike", "none", false, "like", true],
    ["StringLikeIfExists", "none", true, "like", false],
    ["ForAnyValue:StringLike", "ForAnyValue", false, "like", false],
    ["ForAllValues:StringNotEqualsIfExists", "ForAllValues", true, "exact", true],
    ["forallvalues:stringequalsifexists", "ForAllValues", true, "exact", false],
  ])("%s", (text, qualifier, ifExists, comparison, negated) => {
    expect(operatorUse(text)).toMatchObject({
      qualifier,
      ifExists,
      operator: { kind: "string", comparison, negated },
    });
  });

  test("Null tests presence", () => {
    expect(operatorUse("Null")?.operator).toEqual({ kind: "null" });
  });

  test.each([
    ["Bool", false],
    ["NumericNotEquals", true],
    ["NotIpAddress", true],
    ["IpAddress", false],
    ["ArnNotLike", true],
    ["DateGreaterThanEquals", false],
    ["BinaryEquals", false],
  ])("%s is known and of another type", (text, negated) => {
    expect(operatorUse(text)?.operator).toEqual({ kind: "other", negated });
  });

  test.each([
    "StringMatches",
    "",
    "IfExists",
    "ForAnyValue:",
    "ForSomeValues:StringEquals",
    "NullIfExists",
    "ForAllValues:Null",
    "StringLikeIgnoreCase",
    "constructor",
    "__proto__",
  ])("refuses %s", (text) => {
    expect(operatorUse(text)).toBeUndefined();
  });
});

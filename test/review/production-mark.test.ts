import { describe, expect, test } from "@jest/globals";
import { Fields } from "../../lib/review/fields";
import {
  markIn,
  type ProductionMark,
  productionMark,
  showMark,
} from "../../lib/review/production-mark";
import { refusal } from "./refusal";

const ALLOWED =
  "tier:TIER, tag:KEY=VALUE, or a pattern such as *ledger* for an address, a name or a resource";

describe("productionMark", () => {
  test.each<[string, ProductionMark]>([
    ["tier:production", { tier: "production" }],
    ["tier:staging", { tier: "staging" }],
    ["tag:environment=prod", { tag: "environment", value: "prod" }],
    ["tag:a:b=c=d", { tag: "a:b", value: "c=d" }],
    ["tag:live=", { tag: "live", value: "" }],
    ["*ledger*", { pattern: "*ledger*" }],
    ["shop:aws_iam_role.deploy", { pattern: "shop:aws_iam_role.deploy" }],
  ])("reads %s, and shows it so", (text, mark) => {
    expect(productionMark(text, "--mark-production")).toEqual(mark);
    expect(showMark(mark)).toBe(text);
  });

  test.each([
    ["", `is not understood; given: ; allowed: ${ALLOWED}`],
    [" ", `is not understood; given:  ; allowed: ${ALLOWED}`],
    ["tag:environment", `is not understood; given: tag:environment; allowed: ${ALLOWED}`],
    ["tag:=prod", `is not understood; given: tag:=prod; allowed: ${ALLOWED}`],
    [
      "tier:prodution",
      "is no tier; given: prodution; allowed: production, staging, testing, development, other; fix: did you mean production?",
    ],
  ])("refuses %j", (text, told) => {
    expect(refusal(() => productionMark(text, "--mark-production"))).toBe(
      `ERR_USAGE: --mark-production ${told}`,
    );
  });
});

describe("markIn", () => {
  const read = (value: unknown) => markIn(new Fields(value, "federation.json: production[0]"));

  test.each<[ProductionMark]>([
    [{ tier: "production" }],
    [{ tag: "environment", value: "prod" }],
    [{ pattern: "*ledger*" }],
  ])("reads %j", (mark) => {
    expect(read(mark)).toEqual(mark);
  });

  test.each([
    [{}, "a production mark names no tier, tag or pattern"],
    [{ tier: "prod" }, "a production mark names no tier, tag or pattern; given: the tier prod"],
    [{ tag: "environment" }, "value must be text; given: nothing"],
    [{ pattern: 7 }, "pattern must be text; given: a number"],
  ])("refuses %j", (value, told) => {
    const refused = refusal(() => read(value));
    expect(refused.startsWith(`ERR_INPUT_SHAPE: ${told}`)).toBe(true);
    expect(refused.endsWith("at federation.json: production[0]")).toBe(true);
  });
});

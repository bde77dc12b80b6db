import { describe, expect, test } from "@jest/globals";
import { Token } from "cdktf";
import {
  type ProductionMark,
  productionMarks,
} from "../../../lib/constructs/gitlab/production-mark";
import { refusal } from "../../review/refusal";

describe("productionMarks", () => {
  test("carries tiers, tags and patterns as they are", () => {
    const marks: readonly ProductionMark[] = [
      { tier: "production" },
      { tag: "environment", value: "prod" },
      { pattern: "*ledger*" },
    ];
    expect(productionMarks(marks, "shop")).toEqual(marks);
    expect(productionMarks([], "shop")).toEqual([]);
  });

  test.each<[unknown, string]>([
    [{ tier: "prod" }, 'ERR_PROP: production is not known; given: "prod"; allowed: production,'],
    [{ tag: "", value: "x" }, 'ERR_PROP: production is empty; given: ""'],
    [{ tag: "x", value: "" }, 'ERR_PROP: production is empty; given: ""'],
    [{ pattern: "" }, 'ERR_PROP: production is empty; given: ""'],
    [{ pattern: Token.asString({}) }, "ERR_PROP: production is not known before apply"],
  ])("refuses %j", (mark, told) => {
    const refused = refusal(() => productionMarks([mark as ProductionMark], "shop"));
    expect(refused.startsWith(told)).toBe(true);
    expect(refused.endsWith("at shop")).toBe(true);
  });
});

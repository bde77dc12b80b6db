import { describe, expect, test } from "@jest/globals";
import { EVERYBODY, exact, glob, NOBODY, trustOf } from "../../../lib/core";
import {
  ALL,
  both,
  certain,
  either,
  isExact,
  NONE_OF_THEM,
  OPEN,
  without,
} from "../../../lib/relying-parties/cel/span";
import { shown } from "../../support/cel";

const main = certain(trustOf({ ref: exact("main") }));
const tag = certain(trustOf({ ref_type: exact("tag") }));
const bounds = { upper: trustOf({ ref: glob("r*") }), lower: trustOf({ ref: exact("r1") }) };
const many = certain({
  grants: Array.from({ length: 1500 }, (_, i) => trustOf({ ref: exact(`r${i}`) }).grants[0]!),
});

describe("spans", () => {
  test("both and either work on each bound", () => {
    expect(shown(both(main, tag).upper)).toEqual(['ref_type=["tag"] ref=["main"]']);
    expect(both(bounds, OPEN)).toEqual({ upper: bounds.upper, lower: NOBODY });
    expect(both(ALL, main)).toBe(main);
    expect(either(main, ALL)).toBe(ALL);
    expect(either(bounds, NONE_OF_THEM)).toEqual(bounds);
  });

  test("without takes away what belongs for certain, and keeps what lacks for certain", () => {
    const rest = without(ALL, bounds);
    expect([shown(rest.upper), shown(rest.lower)]).toEqual([['ref=!["r1"]'], ['ref=!glob("r*")']]);
    expect(without(ALL, NONE_OF_THEM)).toEqual(ALL);
  });

  test("what has too many grants is bounded", () => {
    expect(either(many, many).upper.grants.length).toBe(1);
    expect(both(many, many)).toEqual({ upper: many.upper, lower: NOBODY });
  });

  test("isExact", () => {
    expect([ALL, main, OPEN, bounds].map(isExact)).toEqual([true, true, false, false]);
    expect(isExact({ upper: EVERYBODY, lower: trustOf({}) })).toBe(true);
  });
});

import { expect, test } from "@jest/globals";
import { exact, glob, or, trustOf } from "../../../lib/core";
import { needsPattern } from "../../../lib/relying-parties/entra";

const one = trustOf({ ref: exact("main", "v1") });

test("refs by name need none", () => {
  expect(needsPattern(one)).toBe(false);
});

test.each([trustOf({ ref: glob("v*") }), trustOf({ ref_type: exact("tag") })])(
  "a pattern or every ref does",
  (trust) => {
    expect(needsPattern(trust)).toBe(true);
    expect(needsPattern(or(one, trust))).toBe(true);
  },
);

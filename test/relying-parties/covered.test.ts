import { expect, test } from "@jest/globals";
import { exact, glob, or, trustOf } from "../../lib/core";
import { withoutCovered } from "../../lib/relying-parties/covered";

const main = trustOf({ ref: exact("main") });
const protectedMain = trustOf({ ref: exact("main"), ref_protected: exact("true") });
const refs = trustOf({ ref: glob("m*") });
const tags = trustOf({ ref_type: exact("tag") });

test.each([
  ["nothing", { grants: [] }, { grants: [] }],
  ["one", main, main],
  ["a narrower one behind", or(main, protectedMain), main],
  ["a narrower one in front", or(protectedMain, main), main],
  ["a value of a pattern", or(main, refs), refs],
  ["two of their own", or(main, tags), or(main, tags)],
  [
    "the same in more words",
    or(trustOf({ ref: exact("main"), ref_type: exact("branch", "tag") }), main),
    main,
  ],
  ["the same twice", { grants: [...main.grants, ...main.grants] }, main],
])("%s", (_name, trust, expected) => {
  expect(withoutCovered(trust)).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { blocks, list } from "../../lib/relying-parties/blocks";
import { UNKNOWN, type Value } from "../../lib/terraform";

test.each<[Value | undefined, unknown]>([
  [undefined, []],
  [null, []],
  [{ a: 1 }, [{ a: 1 }]],
  [
    [{ a: 1 }, {}],
    [{ a: 1 }, {}],
  ],
  [UNKNOWN, undefined],
  [[{}, UNKNOWN], undefined],
  ["x", undefined],
])("blocks of %j", (value, expected) => {
  expect(blocks(value)).toEqual(expected);
});

test.each<[Value | undefined, unknown]>([
  [undefined, []],
  [null, []],
  ["a", ["a"]],
  [
    ["a", null],
    ["a", null],
  ],
  [UNKNOWN, undefined],
])("list of %j", (value, expected) => {
  expect(list(value)).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { Fields } from "../../../lib/review/fields";
import { oneOf } from "../../../lib/review/expectations/one-of";
import { refusal } from "../refusal";

const of = (value: object) => oneOf(new Fields(value, "f.json"), ["a", "b"]);

test("the one member that is there", () => {
  expect(of({ b: 1, c: 2 })).toBe("b");
});

test.each([
  [{}, "none"],
  [{ a: 1, b: 1 }, "a, b"],
])("refuses %j", (value, given) => {
  expect(refusal(() => of(value))).toBe(
    `ERR_INPUT_SHAPE: one of a, b is expected; given: ${given}; at f.json`,
  );
});

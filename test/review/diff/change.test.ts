import { expect, test } from "@jest/globals";
import { CHANGE_KINDS } from "../../../lib/review";

test("the kinds of a change are a contract", () => {
  expect(CHANGE_KINDS).toEqual([
    "added",
    "removed",
    "wider",
    "narrower",
    "incomparable",
    "unknown",
    "same-access",
  ]);
});

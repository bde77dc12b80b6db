import { expect, test } from "@jest/globals";
import { every } from "../../../lib/relying-parties/gcp/verdict";

test.each([
  [[], true],
  [[true, true], true],
  [[true, null], null],
  [[null, false, true], false],
] as const)("all of %j is %j", (verdicts, expected) => {
  expect(every(verdicts)).toBe(expected);
});

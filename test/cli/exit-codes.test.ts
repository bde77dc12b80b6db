import { expect, test } from "@jest/globals";
import { exitCodeOf } from "../../lib/cli/exit-codes";
import { ERROR_CODES, type ErrorCode } from "../../lib/core";

test.each([
  ["ERR_USAGE", 64],
  ["ERR_SUBJECT_TEMPLATE", 64],
  ["ERR_INPUT_JSON", 65],
  ["ERR_INPUT_SHAPE", 65],
  ["ERR_INPUT_UNREADABLE", 66],
  ["ERR_INTERNAL", 70],
  ["ERR_OUTPUT", 73],
] as const)("%s ends with %d", (code, exitCode) => {
  expect(exitCodeOf(code)).toBe(exitCode);
});

test("no error reads as done, as findings or as changes", () => {
  for (const code of Object.keys(ERROR_CODES) as ErrorCode[])
    expect(exitCodeOf(code)).toBeGreaterThanOrEqual(64);
});

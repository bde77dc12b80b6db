import { expect, test } from "@jest/globals";
import { choice } from "../../lib/review/choice";
import { refusal } from "./refusal";

const WORDS = ["error", "warning", "info"] as const;

test("a word of the list is itself", () => {
  expect(choice("warning", WORDS, "--fail-on is not a severity")).toBe("warning");
});

test.each([
  ["warnin", "; fix: did you mean warning?"],
  ["Error", "; fix: did you mean error?"],
  ["fatal", ""],
  ["", ""],
])("%j is refused", (given, fix) => {
  expect(refusal(() => choice(given, WORDS, "--fail-on is not a severity"))).toBe(
    `ERR_USAGE: --fail-on is not a severity; given: ${given}; allowed: error, warning, info${fix}`,
  );
});

import { expect, test } from "@jest/globals";
import { failureOf } from "../../lib/cli/failure";
import { InputError } from "../../lib/core";

test("an error of ours is one line with its code", () => {
  expect(
    failureOf(new InputError("ERR_INPUT_JSON", "not valid\nJSON", { where: "a\u001b.json" })),
  ).toEqual({
    line: "gitlab-federation: ERR_INPUT_JSON: not valid\\nJSON; at a\\u{1b}.json\n",
    exitCode: 65,
  });
});

test.each([
  ["an error", new TypeError("x is not a function"), "TypeError: x is not a function"],
  ["anything else", "eyJhIjoxfQ.eyJhIjoxfQ.x", "[a token]"],
])("%s is a fault of this package, without a stack trace", (_case, error, shown) => {
  expect(failureOf(error)).toEqual({
    line: `gitlab-federation: ERR_INTERNAL: nothing was judged, because of a fault in this package (${shown}); fix: report it with the command and input that caused it\n`,
    exitCode: 70,
  });
});

import { expect, test } from "@jest/globals";
import { plainValue } from "../../lib/constructs/plain-value";
import { refusal } from "../support/synth";

const PLACE = { where: "shop/Api", prop: "audience" };

test("a text without a dollar sign stays as it is", () => {
  expect(plainValue("https://store.example.com", PLACE)).toBe("https://store.example.com");
});

test.each([
  [
    "$CI_SERVER_HOST",
    'audience has a $, which GitLab would expand; given: "$CI_SERVER_HOST"; at shop/Api',
  ],
  [
    "${TfToken[TOKEN.0]}",
    "audience is not known before apply, and it is needed as text at synth; fix: give the text itself, or pass the construct instead of one of its attributes; at shop/Api",
  ],
])("refuses %s", (text, message) => {
  expect(refusal(() => plainValue(text, PLACE))).toEqual({
    code: "ERR_PROP",
    where: "shop/Api",
    message,
  });
});

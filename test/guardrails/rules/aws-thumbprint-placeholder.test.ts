import { expect, test } from "@jest/globals";
import { thumbprintPlaceholder } from "../../../lib/guardrails/rules/aws-thumbprint-placeholder";
import { findingsOf, inputFrom } from "../../support/input";

const provider = (...thumbprint_list: readonly string[]) =>
  inputFrom({
    resource: {
      aws_iam_openid_connect_provider: {
        x: { url: "https://gitlab.com", client_id_list: ["aws"], thumbprint_list },
      },
    },
  });
const told = (text: string, problem: string) =>
  `warning aws_iam_openid_connect_provider.x: the thumbprint ${text} ${problem}`;

test.each([
  ["a".repeat(40), "repeats itself: it is a placeholder"],
  ["0".repeat(40), "repeats itself: it is a placeholder"],
  ["1234567890".repeat(4), "repeats itself: it is a placeholder"],
  ["b3dd7606d2b5a8b4a13771dbecc9ee1cecafa38", "has 39 characters in place of 40"],
  ["xyz", "is not hexadecimal"],
  ["", "has 0 characters in place of 40"],
])("%s", (text, problem) => {
  expect(findingsOf(thumbprintPlaceholder, provider(text))).toEqual([told(text, problem)]);
});

test.each([
  ["a fingerprint", ["b3dd7606d2b5a8b4a13771dbecc9ee1cecafa38a"]],
  ["none", []],
  ["one that is not known", ["${data.tls_certificate.x.certificates[0].sha1_fingerprint}"]],
])("%s", (_name, list) => {
  expect(findingsOf(thumbprintPlaceholder, provider(...list))).toEqual([]);
});

test("each of several is told once", () => {
  expect(findingsOf(thumbprintPlaceholder, provider("xyz", "xyz", "f".repeat(40)))).toEqual([
    told("f".repeat(40), "repeats itself: it is a placeholder"),
    told("xyz", "is not hexadecimal"),
  ]);
});

import { expect, test } from "@jest/globals";
import { byteLength } from "../../../lib/relying-parties/gcp/bytes";

test.each([
  "",
  "main",
  "größe",
  "功能",
  "😀",
  "a😀b",
  "\u07ff\u0800\uffff",
  "\ud800",
  "\ud800x",
  "x\udc00",
])("%j has the bytes that UTF-8 gives it", (text) => {
  expect(byteLength(text)).toBe(Buffer.byteLength(text, "utf8"));
});

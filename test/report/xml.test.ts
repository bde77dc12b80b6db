import { expect, test } from "@jest/globals";
import { xmlText } from "../../lib/report/xml";

test.each([
  ["plain text", "plain text"],
  [`<a b="c" d='e'>&amp;`, "&lt;a b=&quot;c&quot; d=&apos;e&apos;&gt;&amp;amp;"],
  ["]]>", "]]&gt;"],
  ["\u0000\u0008\uFFFE\uD800", "\\u{0}\\u{8}\\u{fffe}\\u{d800}"],
])("%j becomes %j", (text, expected) => {
  expect(xmlText(text)).toBe(expected);
});

import { expect, test } from "@jest/globals";
import { plain } from "../../lib/report/plain";

test.each([
  ["shop/web äöü 漢字 🚀", "shop/web äöü 漢字 🚀"],
  ["two\nlines\r\n\tand a tab", "two\\nlines\\r\\n\\tand a tab"],
  ["\u001b[31mred\u001b[0m", "\\u{1b}[31mred\\u{1b}[0m"],
  ["\u009b31m\u0007\u0000", "\\u{9b}31m\\u{7}\\u{0}"],
  ["main\u202enim", "main\\u{202e}nim"],
  ["zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}"],
  ["a\u2028b\u2029c", "a\\u{2028}b\\u{2029}c"],
  ["\ud800", "\\u{d800}"],
])("%j shows as %s", (text, shown) => {
  expect(plain(text)).toBe(shown);
});

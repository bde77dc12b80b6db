import { expect, test } from "@jest/globals";
import { escape } from "../../../lib/report/access-map/escape";

test.each([
  ["shop/web", "shop/web"],
  [`<b a="1" c='2'>&`, "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;"],
  ["a\u202eb\n", "a\\u{202e}b\\n"],
])("%j is shown as %j", (text, expected) => {
  expect(escape(text)).toBe(expected);
});

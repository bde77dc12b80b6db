import { expect, test } from "@jest/globals";
import { testJunit } from "../../lib/report/test-junit";
import { FAILED, HELD } from "./expectations";

const message =
  "publisher refuses the job: ref: expected &quot;main&quot;\\nreceived &lt;x&gt;\\u{ffff}";

test("one test case an expectation, a failure where it does not hold", () => {
  const counts = 'tests="2" failures="1" errors="0" skipped="0"';
  expect(testJunit([FAILED, HELD])).toBe(
    [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<testsuites name="gitlab-federation test" ${counts}>`,
      `  <testsuite name="gitlab-federation test" ${counts}>`,
      '    <testcase classname="gitlab-federation test" name="previews &quot;&lt;never&gt;&quot; publish &amp; &apos;so&apos; on\\u{1b}[2J">',
      `      <failure message="${message}">${message}</failure>`,
      "    </testcase>",
      '    <testcase classname="gitlab-federation test" name="releases publish"/>',
      "  </testsuite>",
      "</testsuites>",
      "",
    ].join("\n"),
  );
});

import { expect, test } from "@jest/globals";
import { testText } from "../../lib/report/test-text";
import { FAILED, HELD } from "./expectations";

test("the failed ones last, and how many", () => {
  expect(testText([FAILED, HELD])).toBe(
    [
      "passed  releases publish",
      "        the job becomes publisher",
      "",
      `failed  previews "<never>" publish & 'so' on\\u{1b}[2J`,
      '        publisher refuses the job: ref: expected "main"\\nreceived <x>\uFFFF',
      "",
      "2 expectations: 1 failure",
      "",
    ].join("\n"),
  );
});

test("colours by what became of them", () => {
  const painted = testText([HELD], (role, text) => `<${role}>${text}`);
  expect(painted).toBe(
    "<good>passed  <heading>releases publish\n        the job becomes publisher\n\n1 expectation: no failures\n",
  );
});

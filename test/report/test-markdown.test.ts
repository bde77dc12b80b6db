import { expect, test } from "@jest/globals";
import { testMarkdown } from "../../lib/report/test-markdown";
import { FAILED, HELD } from "./expectations";

test("how many fail, then the failed ones first", () => {
  expect(testMarkdown([HELD, FAILED])).toBe(`**2 expectations: 1 failure**

| result | expectation | what was found |
| --- | --- | --- |
| failed | previews "\\<never\\>" publish \\& 'so' on \\[2J | publisher refuses the job\\: ref\\: expected "main" received \\<x\\>\uFFFF |
| passed | releases publish | the job becomes publisher |
`);
});

test("none", () => {
  expect(testMarkdown([])).toBe("**no expectations: no failures**\n");
});

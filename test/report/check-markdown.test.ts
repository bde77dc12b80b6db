import { expect, test } from "@jest/globals";
import { checkMarkdown } from "../../lib/report/check-markdown";
import { ACCEPTED, MILD, WORST } from "./findings";

test("the verdict first, then the findings, then what was accepted", () => {
  expect(checkMarkdown({ findings: [WORST, MILD], acknowledged: ACCEPTED }).split("\n")).toEqual([
    "**Guard rails: 1 error, 1 info**",
    "",
    "| severity | rule | where | what is wrong | fix |",
    "| --- | --- | --- | --- | --- |",
    "| error | trust/any\\-ref | shop\\:aws\\_iam\\_role.web | every ref of shop/web may become web | name the ref |",
    '| info | trust/mutable\\-path | bank\\:aws\\_iam\\_role.team\\["a \\[2J"\\] | the project is named by its path | name it by id |',
    "",
    "#### 1 acknowledged finding",
    "",
    "| rule | where | reason | until |",
    "| --- | --- | --- | --- |",
    "| trust/any\\-ref | aws\\_iam\\_role.sandbox | a sandbox | 2027\\-01\\-31 |",
    "",
  ]);
});

test("says so where there is nothing, and how many there are beyond a hundred", () => {
  expect(checkMarkdown({ findings: [], acknowledged: [] })).toBe("**No guard rail is violated**\n");
  const many = checkMarkdown({
    findings: Array.from({ length: 102 }, () => WORST),
    acknowledged: [],
  });
  expect(many.split("\n").slice(-2)).toEqual(["and 2 more", ""]);
});

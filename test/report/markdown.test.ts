import { expect, test } from "@jest/globals";
import { markdownNote, markdownTable, markdownText } from "../../lib/report/markdown";

test.each([
  ["plain text 1", "plain text 1"],
  ["a|b", "a\\|b"],
  ["<img src=x onerror=y>", "\\<img src=x onerror=y\\>"],
  ["[x](javascript:y)", "\\[x\\](javascript\\:y)"],
  ["two\nlines\u202e", "two lines"],
  ["`code` **b**", "\\`code\\` \\*\\*b\\*\\*"],
  ["#12 !34", "\\#12 \\!34"],
  ["@all", "@\u2060all"],
])("%j", (text, shown) => {
  expect(markdownText(text)).toBe(shown);
});

test("a table, or nothing", () => {
  expect(markdownTable(["a", "b"], [["1", "2"]])).toEqual([
    "| a | b |",
    "| --- | --- |",
    "| 1 | 2 |",
  ]);
  expect(markdownTable(["a"], [])).toEqual([]);
});

test("a note holds whole sections, as many as fit", () => {
  expect(markdownNote(["a", "b"])).toBe("a\n\nb\n");
  expect(markdownNote(["a", "b".repeat(60_000), "c"])).toBe(
    "a\n\nThe rest is too long for a note: see the report of the job.\n",
  );
});

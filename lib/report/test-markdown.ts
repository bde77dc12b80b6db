import type { ExpectationResult } from "../review/expectations/expectation";
import { count } from "./count";
import { markdownNote, markdownTable, markdownText } from "./markdown";

/** The results of expectations as a note: how many fail in the first line, the failed ones first. */
export function testMarkdown(results: readonly ExpectationResult[]): string {
  const failed = results.filter(({ passed }) => !passed);
  const ordered = [...failed, ...results.filter(({ passed }) => passed)];
  const rows = ordered.map(({ name, passed, message }) => [
    passed ? "passed" : "failed",
    markdownText(name),
    markdownText(message),
  ]);
  const verdict = `${count(results.length, "expectation")}: ${count(failed.length, "failure")}`;
  const table = markdownTable(["result", "expectation", "what was found"], rows);
  return markdownNote([`**${verdict}**`, ...(table.length === 0 ? [] : [table.join("\n")])]);
}

import type { ExpectationResult } from "../review/expectations/expectation";
import { count } from "./count";
import { type Paint, unpainted } from "./paint";
import { plain } from "./plain";

/** The results of expectations as text, the failed ones last, where a log ends. */
export function testText(results: readonly ExpectationResult[], paint: Paint = unpainted): string {
  const failed = results.filter(({ passed }) => !passed);
  const ordered = [...results.filter(({ passed }) => passed), ...failed];
  const entries = ordered.map(({ name, passed, message }) => {
    const word = passed ? paint("good", "passed") : paint("error", "failed");
    return `${word}  ${paint("heading", plain(name))}\n        ${plain(message)}`;
  });
  const closing = `${count(results.length, "expectation")}: ${count(failed.length, "failure")}`;
  return `${[...entries, closing].join("\n\n")}\n`;
}

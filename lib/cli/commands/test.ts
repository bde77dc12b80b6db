import { testJson } from "../../report/test-json";
import { testJunit } from "../../report/test-junit";
import { testMarkdown } from "../../report/test-markdown";
import { testText } from "../../report/test-text";
import { judgeExpectations } from "../../review/expectations/judge";
import { parseExpectations } from "../../review/expectations/parse";
import { inputOf } from "../../review/input";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { readText } from "../read-text";
import { assumptionOf, templateOf } from "../values";

/** Flags of `test` as commander gives them. */
export interface TestFlags {
  readonly format?: readonly string[];
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * `test`: whether declared expectations hold.
 * @param file of expectations
 * @returns the exit code
 */
export function runTest(file: string, paths: readonly string[], flags: TestFlags, io: Io): number {
  const reports = reportsOf(flags.format ?? [], ["text", "json", "junit", "markdown"], "text");
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const expectations = parseExpectations(readText(file), file);
  const { stacks, notes } = readStacks(paths);
  writeNotes(notes, flags.quiet, io);
  const results = judgeExpectations(inputOf(stacks, { templates, assume }), expectations);
  writeReports(
    reports,
    {
      text: ({ file }) => testText(results, file === undefined ? paintOf(io) : undefined),
      json: () => testJson(results),
      junit: () => testJunit(results),
      markdown: () => testMarkdown(results),
    },
    io,
  );
  return results.every(({ passed }) => passed) ? EXIT.done : EXIT.found;
}

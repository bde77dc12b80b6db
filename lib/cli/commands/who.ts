import { whoCsv } from "../../report/who-csv";
import { whoJson } from "../../report/who-json";
import { whoMarkdown } from "../../report/who-markdown";
import { whoText } from "../../report/who-text";
import { inputOf } from "../../review/input";
import { idleMarks } from "../../review/production";
import { unreached, who } from "../../review/who";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { ANNOTATIONS, jobAnnotations } from "../job-annotations";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { assumptionOf, markOf, templateOf } from "../values";

/** Flags of `who` as commander gives them. */
export interface WhoFlags {
  readonly reach?: string;
  readonly group?: string;
  readonly production?: true;
  readonly format?: readonly string[];
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly markProduction?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * `who`: who reaches what, by which path.
 * @returns the exit code
 */
export function runWho(paths: readonly string[], flags: WhoFlags, io: Io): number {
  const reports = reportsOf(
    flags.format ?? [],
    ["text", "json", "csv", "markdown", ANNOTATIONS],
    "text",
  );
  const annotations = jobAnnotations("who", reports, io);
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const production = (flags.markProduction ?? []).map(markOf);
  const { stacks, sides, files, notes } = readStacks(paths);
  const input = inputOf(stacks, { sides, files, templates, assume, production });
  writeNotes([...notes, ...idleMarks(production, [input])], flags.quiet, io);
  const { reach, group } = flags;
  const question = {
    ...(reach === undefined ? {} : { reach }),
    ...(group === undefined ? {} : { group }),
    ...(flags.production === undefined ? {} : { production: flags.production }),
  };
  const answer = who(input, question);
  const nobodys = unreached(input, question, answer);
  writeReports(
    reports,
    {
      text: ({ file }) => whoText(answer, file === undefined ? paintOf(io) : undefined, nobodys),
      json: () => whoJson(answer, nobodys),
      csv: () => whoCsv(answer),
      markdown: () => whoMarkdown(answer),
      [ANNOTATIONS]: annotations,
    },
    io,
  );
  return EXIT.done;
}

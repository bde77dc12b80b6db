import { UsageError } from "../../core/errors";
import type { Acknowledgement } from "../../guardrails/acknowledgement";
import { reaches, SEVERITIES } from "../../guardrails/finding";
import { RULES } from "../../guardrails/registry";
import { checkCodeQuality } from "../../report/check-codequality";
import { checkJson } from "../../report/check-json";
import { checkMarkdown } from "../../report/check-markdown";
import { checkSarif } from "../../report/check-sarif";
import { checkText } from "../../report/check-text";
import { ruleText } from "../../report/rule-text";
import { parseAcknowledgements } from "../../review/acknowledgements";
import { check } from "../../review/check";
import { choice } from "../../review/choice";
import { didYouMean } from "../../review/nearest";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { ANNOTATIONS, jobAnnotations } from "../job-annotations";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { readText } from "../read-text";
import { todayOf } from "../today";
import { assumptionOf, templateOf } from "../values";
import { packageVersion } from "../version";

/** Flags of `check` as commander gives them. */
export interface CheckFlags {
  readonly format?: readonly string[];
  readonly failOn?: string;
  readonly acknowledgements?: string;
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly today?: string;
  readonly explain?: string;
  readonly quiet?: boolean;
}

/**
 * `check`: which guard rails are violated.
 * @returns the exit code
 */
export function runCheck(paths: readonly string[], flags: CheckFlags, io: Io): number {
  if (flags.explain !== undefined) return explainRule(flags.explain, io);
  const reports = reportsOf(
    flags.format ?? [],
    ["text", "json", "codequality", "sarif", "markdown", ANNOTATIONS],
    "text",
  );
  const annotations = jobAnnotations("check", reports, io);
  const threshold = choice(flags.failOn ?? "error", SEVERITIES, "--fail-on is not a severity");
  const today = todayOf(flags.today, io);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const acknowledgements = acknowledgementsIn(flags.acknowledgements);
  const { stacks, sides, files, notes } = readStacks(paths);
  writeNotes(notes, flags.quiet, io);
  const answer = check(stacks, { today, acknowledgements, assume, templates, sides, files });
  writeNotes(answer.notes, flags.quiet, io);
  writeReports(
    reports,
    {
      text: ({ file }) => checkText(answer, file === undefined ? paintOf(io) : undefined),
      json: () => checkJson(answer),
      codequality: () => checkCodeQuality(answer),
      sarif: () => checkSarif(answer, { version: packageVersion(), rules: RULES }),
      markdown: () => checkMarkdown(answer),
      [ANNOTATIONS]: annotations,
    },
    io,
  );
  return answer.findings.some(({ severity }) => reaches(severity, threshold))
    ? EXIT.found
    : EXIT.done;
}

function acknowledgementsIn(file: string | undefined): readonly Acknowledgement[] {
  return file === undefined ? [] : parseAcknowledgements(readText(file), file);
}

function explainRule(id: string, io: Io): number {
  const rule = RULES.find((known) => known.id === id);
  if (rule === undefined) {
    const ids = RULES.map((known) => known.id);
    const meant = didYouMean(id, ids);
    throw new UsageError("ERR_USAGE", "there is no such rule", {
      given: id,
      ...(meant.fix === undefined ? { allowed: ids.join(", ") } : meant),
    });
  }
  io.stdout.write(ruleText(rule, paintOf(io)));
  return EXIT.done;
}

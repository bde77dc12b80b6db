import { diffGitlabTerraform } from "../../report/diff-gitlab-terraform";
import { diffJson } from "../../report/diff-json";
import { diffMarkdown } from "../../report/diff-markdown";
import { diffText } from "../../report/diff-text";
import { choice } from "../../review/choice";
import { CHANGE_KINDS, type Diff } from "../../review/diff/change";
import { diff } from "../../review/diff/diff";
import { inputOf } from "../../review/input";
import { priorTo } from "../../review/prior";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { ANNOTATIONS, jobAnnotations } from "../job-annotations";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { assumptionOf, templateOf } from "../values";

/** Flags of `diff` as commander gives them. */
export interface DiffFlags {
  readonly base?: readonly string[];
  readonly format?: readonly string[];
  readonly forbid?: readonly string[];
  readonly detailedExitcode?: boolean;
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * `diff`: who gains or loses access between two versions.
 * @returns the exit code
 */
export function runDiff(paths: readonly string[], flags: DiffFlags, io: Io): number {
  const reports = reportsOf(
    flags.format ?? [],
    ["text", "json", "markdown", "gitlab-terraform", ANNOTATIONS],
    "text",
  );
  const annotations = jobAnnotations("diff", reports, io);
  const forbidden = (flags.forbid ?? []).map((kind) =>
    choice(kind, CHANGE_KINDS, "--forbid is not a kind of change"),
  );
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const head = readStacks(paths);
  const base =
    flags.base === undefined
      ? priorTo(head, "name the older version with --base PATH")
      : readStacks(flags.base);
  writeNotes([...new Set([...head.notes, ...base.notes])], flags.quiet, io);
  const answer = diff(
    inputOf(base.stacks, { sides: base.sides, files: base.files, templates }),
    inputOf(head.stacks, { sides: head.sides, files: head.files, templates, assume }),
  );
  writeReports(
    reports,
    {
      text: ({ file }) => diffText(answer, file === undefined ? paintOf(io) : undefined),
      json: () => diffJson(answer),
      markdown: () => diffMarkdown(answer),
      "gitlab-terraform": () => diffGitlabTerraform(answer),
      [ANNOTATIONS]: annotations,
    },
    io,
  );
  if (answer.changes.some(({ kind }) => forbidden.includes(kind))) return EXIT.found;
  return flags.detailedExitcode === true && isChanged(answer) ? EXIT.changed : EXIT.done;
}

function isChanged({ changes, paths }: Diff): boolean {
  const moved = paths.gained.length + paths.lost.length > 0;
  return moved || changes.some(({ kind }) => kind !== "same-access");
}

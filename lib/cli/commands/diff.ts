import { diffGitlabTerraform } from "../../report/diff-gitlab-terraform";
import { diffJson } from "../../report/diff-json";
import { diffMarkdown } from "../../report/diff-markdown";
import { diffText } from "../../report/diff-text";
import type { Diff } from "../../review/diff/change";
import { diff } from "../../review/diff/diff";
import { forbiddenOf, isForbidden, refuseUnmarked } from "../../review/diff/forbidden";
import { inputOf } from "../../review/input";
import type { Loaded } from "../../review/load";
import { priorTo } from "../../review/prior";
import { idleMarks } from "../../review/production";
import { EXIT } from "../exit-codes";
import { reportsOf, writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { ANNOTATIONS, jobAnnotations } from "../job-annotations";
import { writeNotes } from "../notes";
import { paintOf } from "../paint";
import { assumptionOf, markOf, templateOf } from "../values";

/** Flags of `diff` as commander gives them. */
export interface DiffFlags {
  readonly base?: readonly string[];
  readonly format?: readonly string[];
  readonly forbid?: readonly string[];
  readonly detailedExitcode?: boolean;
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly markProduction?: readonly string[];
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
  const forbidden = (flags.forbid ?? []).map(forbiddenOf);
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const production = (flags.markProduction ?? []).map(markOf);
  const head = readStacks(paths);
  const base =
    flags.base === undefined
      ? priorTo(head, "name the older version with --base PATH")
      : readStacks(flags.base);
  refuseUnmarked(forbidden, production.length > 0 || isMarked(head) || isMarked(base));
  const before = inputOf(base.stacks, {
    sides: base.sides,
    files: base.files,
    templates,
    production,
  });
  const after = inputOf(head.stacks, {
    sides: head.sides,
    files: head.files,
    templates,
    assume,
    production,
    other: before,
  });
  const inputs = [before, after] as const;
  const notes = [...head.notes, ...base.notes, ...idleMarks(production, inputs)];
  writeNotes([...new Set(notes)], flags.quiet, io);
  const answer = diff(...inputs);
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
  if (isForbidden(answer, forbidden)) return EXIT.found;
  return flags.detailedExitcode === true && isChanged(answer) ? EXIT.changed : EXIT.done;
}

function isMarked({ sides }: Loaded): boolean {
  return [...sides.values()].some(({ production }) => production !== undefined);
}

function isChanged({ changes, paths }: Diff): boolean {
  const moved = paths.gained.length + paths.lost.length + paths.changed.length > 0;
  return moved || changes.some(({ kind }) => kind !== "same-access");
}

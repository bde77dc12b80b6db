import { UsageError } from "../../core/errors";
import { diffGitlabTerraform } from "../../report/diff-gitlab-terraform";
import { diffJson } from "../../report/diff-json";
import { diffMarkdown } from "../../report/diff-markdown";
import { diffText } from "../../report/diff-text";
import { CHANGE_KINDS, type ChangeKind, type Diff } from "../../review/diff/change";
import { diff } from "../../review/diff/diff";
import { inputOf } from "../../review/input";
import type { Loaded } from "../../review/load";
import { nearest } from "../../review/nearest";
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
  const forbidden = (flags.forbid ?? []).map(kindOf);
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const head = readStacks(paths);
  const base = flags.base === undefined ? beforeThe(head) : readStacks(flags.base);
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

/** A plan knows what was there before it. */
function beforeThe(head: Loaded): Loaded {
  const stacks = head.prior();
  if (stacks !== undefined) return { ...head, stacks };
  throw new UsageError("ERR_USAGE", "there is nothing to compare with", {
    fix: "name the older version with --base PATH; a plan alone is compared with what was there before it",
  });
}

function isChanged({ changes, paths }: Diff): boolean {
  const moved = paths.gained.length + paths.lost.length > 0;
  return moved || changes.some(({ kind }) => kind !== "same-access");
}

function kindOf(text: string): ChangeKind {
  const found = CHANGE_KINDS.find((kind) => kind === text);
  if (found !== undefined) return found;
  const meant = nearest(text, CHANGE_KINDS);
  throw new UsageError("ERR_USAGE", "--forbid is not a kind of change", {
    given: text,
    allowed: CHANGE_KINDS.join(", "),
    ...(meant === undefined ? {} : { fix: `did you mean ${meant}?` }),
  });
}

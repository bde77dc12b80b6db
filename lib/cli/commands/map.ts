import { createHash } from "node:crypto";
import { accessMapPage } from "../../report/access-map/page";
import { diff } from "../../review/diff/diff";
import { inputOf } from "../../review/input";
import { idleMarks } from "../../review/production";
import { who } from "../../review/who";
import { EXIT } from "../exit-codes";
import { writeReports } from "../formats";
import { readStacks } from "../input";
import type { Io } from "../io";
import { writeNotes } from "../notes";
import { assumptionOf, markOf, templateOf } from "../values";

/** Flags of `map` as commander gives them. */
export interface MapFlags {
  readonly output?: string;
  readonly base?: readonly string[];
  readonly subjectTemplate?: readonly string[];
  readonly assume?: readonly string[];
  readonly markProduction?: readonly string[];
  readonly quiet?: boolean;
}

/**
 * `map`: who reaches what, as one HTML page.
 * @returns the exit code
 */
export function runMap(paths: readonly string[], flags: MapFlags, io: Io): number {
  const templates = (flags.subjectTemplate ?? []).map(templateOf);
  const assume = (flags.assume ?? []).map(assumptionOf);
  const production = (flags.markProduction ?? []).map(markOf);
  const head = readStacks(paths);
  const base = flags.base === undefined ? undefined : readStacks(flags.base);
  const { sides, files } = head;
  const input = inputOf(head.stacks, { sides, files, templates, assume, production });
  const before =
    base === undefined
      ? undefined
      : inputOf(base.stacks, { sides: base.sides, files: base.files, templates, production });
  const idle = idleMarks(production, before === undefined ? [input] : [before, input]);
  writeNotes([...new Set([...head.notes, ...(base?.notes ?? []), ...idle])], flags.quiet, io);
  const changed = before === undefined ? {} : { diff: diff(before, input) };
  const page = accessMapPage(
    { paths: who(input), identities: input.identities, ...changed },
    {
      sha256: (text) => createHash("sha256").update(text).digest("base64"),
      stacks: input.stacks.map(({ name }) => name),
    },
  );
  writeReports([{ format: "html", file: flags.output }], { html: () => page }, io);
  return EXIT.done;
}

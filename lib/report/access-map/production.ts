import { isProduction, type Marked } from "../production";
import type { AccessMapInput } from "./model";

/** Whether anything of the input, on either side of a comparison, tells production from the rest. */
export function isMarked({ paths, identities, diff }: AccessMapInput): boolean {
  const all: readonly Marked[] = [
    ...paths,
    ...identities,
    ...(diff === undefined ? [] : [...diff.changes, ...diff.paths.gained, ...diff.paths.lost]),
  ];
  return all.some(({ production }) => production !== undefined);
}

/** The word that marks it, as HTML after a name; nothing where it is not production. */
export function productionHtml(marked: Marked): string {
  return isProduction(marked) ? " <b class=production>production</b>" : "";
}

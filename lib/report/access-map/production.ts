import type { AccessMapInput } from "./model";

/** Something that may be marked as production: an identity, a path, a change. */
interface Marked {
  readonly production?: boolean | undefined;
}

/** Whether the user marked it as production. */
export function isProduction({ production }: Marked): boolean {
  return production === true;
}

/** Whether anything of the input, on either side of a comparison, tells production from the rest. */
export function isMarked({ paths, identities, diff }: AccessMapInput): boolean {
  const all: readonly Marked[] = [
    ...paths,
    ...identities,
    ...(diff === undefined ? [] : [...diff.changes, ...diff.paths.gained, ...diff.paths.lost]),
  ];
  return all.some(({ production }) => production !== undefined);
}

/** Those in production first; else the order stays. */
export function productionFirst<T extends Marked>(all: readonly T[]): readonly T[] {
  return [...all.filter(isProduction), ...all.filter((one) => !isProduction(one))];
}

/** The word that marks it, as HTML after a name; nothing where it is not production. */
export function productionHtml(marked: Marked): string {
  return isProduction(marked) ? " <b class=production>production</b>" : "";
}

/** Something that the user may have marked as production: an identity, a path, a change. */
export interface Marked {
  readonly production?: boolean | undefined;
}

/** Whether the user marked it as production. */
export function isProduction({ production }: Marked): boolean {
  return production === true;
}

/** What is marked as production before the rest, each in its order. */
export function productionFirst<T extends Marked>(all: readonly T[]): readonly T[] {
  return [...all.filter(isProduction), ...all.filter((one) => !isProduction(one))];
}

import type { Acknowledgement } from "../guardrails/acknowledgement";
import type { Finding } from "../guardrails/finding";
import type { SideAcknowledgement, SideFile } from "./side-file";

/**
 * The acknowledgements of side files as guard rails know them. One that names a construct stands for every finding of its
 * rule on the construct and below it; where there is none it stays, so that it is reported as accepting nothing.
 */
export function sideAcknowledgements(
  sides: ReadonlyMap<string, SideFile>,
  findings: readonly Finding[],
): readonly Acknowledgement[] {
  return [...sides].flatMap(([stack, side]) =>
    side.acknowledgements.flatMap((entry) => acknowledgementsOf(entry, stack, findings)),
  );
}

function acknowledgementsOf(
  { path, implied, ...rest }: SideAcknowledgement,
  stack: string,
  findings: readonly Finding[],
): readonly Acknowledgement[] {
  if (path === undefined) return [{ ...rest, stack }];
  const covered = findings.filter(
    (f) => f.rule === rest.rule && f.stack === stack && isAtOrBelow(f.constructPath, path),
  );
  if (covered.length === 0) return implied === true ? [] : [{ address: path, ...rest, stack }];
  return covered.map(({ fingerprint }) => ({ ...rest, stack, fingerprint }));
}

function isAtOrBelow(path: string | undefined, top: string): boolean {
  return path === top || path?.startsWith(`${top}/`) === true;
}

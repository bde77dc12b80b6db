import type { AccessPath } from "../../access";
import type { Diff } from "../../review/diff/change";
import { kindCounts } from "../changes";
import { count } from "../count";
import type { AccessMap } from "./model";
import { isProduction } from "../production";
import { isMarked } from "./production";

/** The page in a few sentences, what a reviewer must know first: who reaches production. */
export function summaryOf(map: AccessMap): readonly string[] {
  const { rows, identities, diff } = map;
  const now = rows.filter(({ state }) => state !== "removed").map(({ path }) => path);
  const unbounded = now.filter(({ revocation }) => revocation.seconds === null).length;
  const reached = reachedBy(now);
  const unreached = identities.length - reached;
  return [
    ...(isMarked(map)
      ? [production(map, now.filter(isProduction)), ...(diff === undefined ? [] : [inDiff(diff)])]
      : ["Nothing is marked as production: mark it with --mark-production or in the stack."]),
    ...(diff === undefined ? [] : [changed(diff)]),
    `${count(groupsOf(now), "directory group")} and ${count(reached, "reached identity", "reached identities")} on ${count(now.length, "path")}.`,
    ...(bare(now) === 0 ? [] : [`! ${withoutGroup(now)}.`]),
    ...(unbounded === 0
      ? []
      : [
          `! ${count(unbounded, "path")} without a bound on how long access lasts after it was taken away.`,
        ]),
    ...(unreached <= 0
      ? []
      : [`${count(unreached, "identity", "identities")} that no path reaches.`]),
  ];
}

function production({ identities }: AccessMap, paths: readonly AccessPath[]): string {
  const marked = identities.filter(isProduction).length;
  const by = `reached by ${count(groupsOf(paths), "directory group")} on ${count(paths.length, "path")}`;
  return `Production: ${count(marked, "identity", "identities")}, ${by}${bare(paths) === 0 ? "" : `; ${withoutGroup(paths)}`}.`;
}

function inDiff({ changes, paths, notes }: Diff): string {
  const own: Diff = {
    changes: changes.filter(isProduction),
    paths: {
      gained: paths.gained.filter(isProduction),
      lost: paths.lost.filter(isProduction),
      changed: paths.changed.filter(({ after }) => isProduction(after)),
    },
    notes,
  };
  const { gained, lost, changed } = own.paths;
  return own.changes.length + gained.length + lost.length + changed.length === 0
    ? "Nothing changed in production."
    : `Changed in production: ${[...kindCounts(own.changes), moved(own)].join(", ")}.`;
}

function changed(diff: Diff): string {
  const kinds = kindCounts(diff.changes);
  return `${kinds.length === 0 ? "" : `Identities: ${kinds.join(", ")}; `}${moved(diff)}.`;
}

function moved({ paths: { gained, lost, changed } }: Diff): string {
  const both = `${count(gained.length, "path")} gained, ${count(lost.length, "path")} lost`;
  return changed.length === 0 ? both : `${both}, ${count(changed.length, "path")} changed`;
}

function groupsOf(paths: readonly AccessPath[]): number {
  return new Set(paths.flatMap(({ group }) => group ?? [])).size;
}

function reachedBy(paths: readonly AccessPath[]): number {
  return new Set(paths.map(({ stack, identity }) => JSON.stringify([stack, identity]))).size;
}

function bare(paths: readonly AccessPath[]): number {
  return paths.filter(({ group }) => group === null).length;
}

function withoutGroup(paths: readonly AccessPath[]): string {
  return `${count(bare(paths), "path")} without a directory group`;
}

import { kindCounts } from "../changes";
import { count } from "../count";
import type { AccessMap } from "./model";

/** The page in a few sentences, what a reviewer must know first. */
export function summaryOf({ rows, identities, diff }: AccessMap): readonly string[] {
  const now = rows.filter(({ state }) => state !== "removed").map(({ path }) => path);
  const groups = new Set(now.flatMap(({ group }) => group ?? []));
  const reached = new Set(now.map(({ stack, identity }) => JSON.stringify([stack, identity])));
  const unexplained = now.filter(({ group }) => group === null).length;
  const unbounded = now.filter(({ revocation }) => revocation.seconds === null).length;
  const unreached = identities.length - reached.size;
  const changed = kindCounts(diff?.changes ?? []);
  return [
    ...(diff === undefined
      ? []
      : [
          changed.length === 0
            ? `${count(diff.paths.gained.length, "path")} gained, ${count(diff.paths.lost.length, "path")} lost.`
            : `Identities: ${changed.join(", ")}; ${count(diff.paths.gained.length, "path")} gained, ${count(diff.paths.lost.length, "path")} lost.`,
        ]),
    `${count(groups.size, "directory group")} and ${count(reached.size, "reached identity", "reached identities")} on ${count(now.length, "path")}.`,
    ...(unexplained === 0 ? [] : [`! ${count(unexplained, "path")} without a directory group.`]),
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

import type { AccessPath } from "../access";
import type { ChangedPath } from "../review/diff/change";
import { duration } from "./duration";

/** What changed on a path that both versions have, a sentence each, what opens it first. */
export function pathDifferences({ before, after }: ChangedPath): readonly string[] {
  return [
    ...missing(before.approvals, after.approvals).map(
      (line) => `stands no longer in the way: ${line}`,
    ),
    ...missing(after.bearers, before.bearers).map((line) => `now also for whoever holds ${line}`),
    ...missing(after.resources, before.resources).map((line) => `may now ${line}`),
    ...lifeDifference(before, after),
    ...missing(after.approvals, before.approvals).map((line) => `stands in the way now: ${line}`),
    ...missing(before.resources, after.resources).map((line) => `may no longer ${line}`),
    ...missing(before.bearers, after.bearers).map((line) => `no longer for whoever holds ${line}`),
  ];
}

function missing(there: readonly string[], here: readonly string[]): readonly string[] {
  return there.filter((line) => !here.includes(line));
}

function lifeDifference(before: AccessPath, after: AccessPath): readonly string[] {
  const [was, is] = [before.revocation.seconds, after.revocation.seconds];
  if (was === is) return [];
  const isLonger = is === null || (was !== null && is > was);
  return [
    `lasts ${isLonger ? "longer" : "shorter"} after it was taken away: ${life(is)}, was ${life(was)}`,
  ];
}

function life(seconds: number | null): string {
  return seconds === null ? "no bound" : duration(seconds);
}

import { grantKey } from "../core";
import type { GitlabModel } from "./gitlab/types";
import type { Identity } from "./identity";
import { type Reach, reachOf } from "./reach";
import { isSameData } from "./same-data";
import type { Target } from "./target";

/** An identity with the model that tells who reaches it. */
export interface Reached {
  readonly gitlab: GitlabModel;
  readonly identity: Identity;
}

/**
 * Whether two versions of an identity are certain to have the same paths, which is told without looking for them: the trusts
 * are the same grant by grant, and so are the projects that they may admit. What paths say of the identity itself may differ in
 * its address, its name and what was assumed.
 */
export function isReachedAlike(before: Reached, after: Reached): boolean {
  const [then, now] = [before.identity, after.identity];
  return (
    isSameData(grantKeys(then), grantKeys(now)) &&
    isSameData(then.permissions, now.permissions) &&
    then.session.seconds === now.session.seconds &&
    isSameReach(reachOf(before.gitlab, then), reachOf(after.gitlab, now))
  );
}

function grantKeys({ reading }: Identity): readonly string[] {
  return reading.trust.grants.map(grantKey);
}

function isSameReach(before: readonly Reach[], after: readonly Reach[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ targets }, i) => isSameTargets(targets, after[i]?.targets ?? []))
  );
}

function isSameTargets(before: readonly Target[], after: readonly Target[]): boolean {
  return (
    before.length === after.length &&
    before.every((target, i) => {
      const other = after[i];
      return other !== undefined && isSameTarget(target, other);
    })
  );
}

const compared = new WeakMap<Target, WeakMap<Target, boolean>>();

/** Several identities trust one project: it is compared once. */
function isSameTarget(before: Target, after: Target): boolean {
  const answers = compared.get(before) ?? new WeakMap<Target, boolean>();
  compared.set(before, answers);
  const known = answers.get(after);
  if (known !== undefined) return known;
  const same = isSameData(dataOf(before), dataOf(after));
  answers.set(after, same);
  return same;
}

/** Everything that decides about paths. */
function dataOf({ label, source, members, template, jobSeconds }: Target): readonly unknown[] {
  return [label, source, members, template, jobSeconds];
}

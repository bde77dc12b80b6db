import { type AccessPath, type GitlabModel, who } from "../../access";
import type { Input } from "../../guardrails/input";
import type { ChangedPath, Diff } from "./change";
import { alike } from "./alike";
import { keyOf, type Pair } from "./pairs";
import { identityKey, peopleKey } from "./keys";
import { sameJob } from "./same-job";

/** The access paths that only one version has, and those on which something else stands in the way, ends or is reached. */
export function changedPaths(base: Input, head: Input, pairs: readonly Pair[]): Diff["paths"] {
  const now = currentIdentities(pairs);
  const nowOf = (key: string): string => now.get(key) ?? key;
  const settled = alike(base, head, nowOf);
  const before = pathsOf(base, settled, nowOf);
  const after = pathsOf(head, settled, (key) => key);
  return {
    gained: [...after].flatMap(([key, path]) => (before.has(key) ? [] : [path])),
    lost: [...before].flatMap(([key, path]) => (after.has(key) ? [] : [path])),
    changed: [...after].flatMap(([key, path]) => {
      const old = before.get(key);
      const changed = old && sameJob({ before: old, after: path }, base, head);
      return changed !== undefined && isChanged(changed) ? [changed] : [];
    }),
  };
}

/** What the identities of the older version are called in the newer one, where they moved or were replaced. */
function currentIdentities(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  return new Map(
    pairs.flatMap(({ base, head }) =>
      base === undefined || head === undefined ? [] : [[keyOf(base), keyOf(head)]],
    ),
  );
}

/** The paths of a version, but for those of identities that have the same in both. */
function pathsOf(
  { gitlab, identities }: Input,
  settled: ReadonlySet<string>,
  nowOf: (key: string) => string,
): ReadonlyMap<string, AccessPath> {
  const open = identities.filter((identity) => !settled.has(nowOf(keyOf(identity))));
  return new Map(
    who(gitlab, open).map((path) => [`${nowOf(identityKey(path))}\n${peopleKey(path)}`, path]),
  );
}

function isChanged({ before, after }: ChangedPath): boolean {
  return (
    !isSameSet(before.approvals, after.approvals) ||
    !isSameSet(before.resources, after.resources) ||
    !isSameSet(before.bearers, after.bearers) ||
    before.revocation.seconds !== after.revocation.seconds
  );
}

function isSameSet(some: readonly string[], others: readonly string[]): boolean {
  const [one, two] = [new Set(some), new Set(others)];
  return one.size === two.size && [...one].every((text) => two.has(text));
}

/**
 * Links that are gone with the access they gave still there: GitLab keeps the members of a group whose last link is removed
 * (docs.gitlab.com, "LDAP synchronization" and "SAML group sync").
 */
export function membersLeftBehind(base: GitlabModel, head: GitlabModel): readonly string[] {
  const linked = new Set(head.links.map(({ group }) => group.label));
  const groups = new Map(
    base.links
      .filter(({ group }) => !linked.has(group.label))
      .map((link) => [link.group.label, link]),
  );
  return [...groups.values()].map(
    ({ group, address }) =>
      `access NOT revoked: ${address} is gone, the last link of ${group.label}, and GitLab keeps the members it brought; remove them by hand`,
  );
}

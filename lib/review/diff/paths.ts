import { type AccessPath, type GitlabModel, who } from "../../access";
import type { Input } from "../../guardrails/input";
import type { Diff } from "./change";

/** The access paths that only one version has. */
export function changedPaths(base: Input, head: Input): Diff["paths"] {
  const before = pathsOf(base);
  const after = pathsOf(head);
  return {
    gained: [...after].flatMap(([key, path]) => (before.has(key) ? [] : [path])),
    lost: [...before].flatMap(([key, path]) => (after.has(key) ? [] : [path])),
  };
}

function pathsOf({ gitlab, identities }: Input): ReadonlyMap<string, AccessPath> {
  return new Map(who(gitlab, identities).map((path) => [keyOf(path), path]));
}

function keyOf({ stack, group, gitlabGroup, role, project, identity }: AccessPath): string {
  return JSON.stringify([stack, group, gitlabGroup, role, project, identity]);
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

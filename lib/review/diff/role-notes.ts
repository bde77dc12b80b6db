import { type DirectoryLink, type GitlabModel, highestRole, type Role } from "../../access";
import type { Diff } from "./change";

/** The role that a directory group has in a GitLab group by its links, and the first of them. */
interface Held {
  readonly link: DirectoryLink;
  /** The highest one; `undefined` where one is not known before apply. */
  readonly role: Role | undefined;
}

/**
 * Directory groups whose role in a GitLab group is another than it was, where that brings or takes an access path: a reader sees
 * one role that changed, and not only a path that is lost and one that is gained.
 */
export function roleNotes(
  base: GitlabModel,
  head: GitlabModel,
  { gained, lost }: Pick<Diff["paths"], "gained" | "lost">,
): readonly string[] {
  const before = rolesOf(base);
  const concerned = new Set(
    [...gained, ...lost].map((p) => JSON.stringify([p.gitlabGroup, p.group])),
  );
  return [...rolesOf(head)].flatMap(([key, { link, role }]) => {
    const old = before.get(key);
    if (old === undefined || old.role === role) return [];
    if (!concerned.has(JSON.stringify([link.group.label, link.name]))) return [];
    const now = role ?? "of a role that is not known before apply";
    return [
      `members of ${link.name} are ${now} in ${link.group.label}, and were ${old.role ?? "of one that was not known"} (${link.address})`,
    ];
  });
}

function rolesOf({ links }: GitlabModel): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>();
  for (const link of links) {
    const { by, server, name, group, role } = link;
    const key = JSON.stringify([group.issuer?.url, group.label, by, server, name]);
    const known = found.get(key);
    found.set(key, known === undefined ? { link, role } : { ...known, role: higher(known, role) });
  }
  return found;
}

function higher({ role }: Held, other: Role | undefined): Role | undefined {
  return role === undefined || other === undefined ? undefined : highestRole([role, other]);
}

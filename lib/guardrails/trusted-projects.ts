import type { GitlabProject } from "../access";
import { wantedOf } from "../access/wanted";
import { isOpaque, matches } from "../core";
import { projectScope } from "./grant-scope";
import type { Input } from "./input";
import { type LiveGrant, liveGrants } from "./trusts";

interface Index {
  readonly byName: ReadonlyMap<string, readonly LiveGrant[]>;
  readonly wide: readonly LiveGrant[];
}

const indexes = new WeakMap<Input, Index>();

/** The grants by which jobs of a project become an identity. */
export function grantsOf(project: GitlabProject, input: Input): readonly LiveGrant[] {
  const { byName, wide } = indexOf(input);
  const names = new Set([project.path ?? "", ...project.ids.map((id) => id.value)]);
  const named = [...names].flatMap((name) => byName.get(name) ?? []);
  return [...new Set([...named, ...wide])].filter((live) => admits(live, project));
}

/** A project with the grants by which its jobs become an identity. */
export interface TrustedProject {
  readonly project: GitlabProject;
  readonly grants: readonly LiveGrant[];
}

const trusted = new WeakMap<Input, readonly TrustedProject[]>();

/** The projects of the input that some identity trusts, with the grants. */
export function trustedProjects(input: Input): readonly TrustedProject[] {
  const known = trusted.get(input);
  if (known !== undefined) return known;
  const made = input.gitlab.projects
    .map((project) => ({ project, grants: grantsOf(project, input) }))
    .filter(({ grants }) => grants.length > 0);
  trusted.set(input, made);
  return made;
}

function indexOf(input: Input): Index {
  const known = indexes.get(input);
  if (known !== undefined) return known;
  const byName = new Map<string, LiveGrant[]>();
  const wide: LiveGrant[] = [];
  for (const live of liveGrants(input)) {
    const scope = projectScope(live.grant);
    if (scope.kind !== "projects") wide.push(live);
    else {
      for (const name of scope.names) {
        const same = byName.get(name);
        if (same === undefined) byName.set(name, [live]);
        else same.push(live);
      }
    }
  }
  const made = { byName, wide };
  indexes.set(input, made);
  return made;
}

function admits({ identity, grant }: LiveGrant, project: GitlabProject): boolean {
  const wanted = wantedOf(grant);
  if (wanted === undefined || !wanted.signedBy(project.issuer)) return false;
  const { paths, ids } = wanted;
  if (paths !== undefined && !(project.path !== undefined && matches(paths, project.path))) {
    return false;
  }
  if (ids === undefined) return true;
  return project.ids.some(
    ({ stack, value }) => (stack === identity.stack || !isOpaque(value)) && matches(ids, value),
  );
}

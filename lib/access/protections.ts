import { exact, type Language, matches, NONE, union } from "../core";
import { projectChain } from "./gitlab/tree";
import type {
  Allowed,
  BranchRule,
  EnvironmentRule,
  GitlabGroup,
  GitlabModel,
  GitlabProject,
  MergeApproval,
  Place,
  Rule,
  TagRule,
} from "./gitlab/types";
import { isAtLeast, type Role } from "./roles";

/** Everything that protects the refs and environments of one project. */
export interface Protections {
  readonly branches: readonly BranchRule[];
  readonly tags: readonly TagRule[];
  readonly environments: readonly EnvironmentRule[];
  readonly mergeApprovals: readonly MergeApproval[];
  /** The setting by which authors approve their own merge requests. @default - they do not */
  readonly authorApproval?: Place;
  /** Set where whoever started a pipeline may approve its deployments. */
  readonly triggererApproves?: true;
  /**
   * Whether there are no others. False for a project that the input does not manage: what no rule here covers may be
   * protected or not.
   */
  readonly complete: boolean;
  /** GitLab's own rule for the default branch, where the input gives none. */
  readonly byDefault: BranchRule | undefined;
}

/** Nothing is known. */
export const UNKNOWN_PROTECTIONS: Protections = {
  branches: [],
  tags: [],
  environments: [],
  mergeApprovals: [],
  complete: false,
  byDefault: undefined,
};

/** Name of a project's default branch where the input gives none: GitLab's setting out of the box. */
export const DEFAULT_BRANCH = "main";

const MAINTAINERS: Allowed = { from: "maintainer", groups: [], users: [], assumed: [] };

/**
 * The protections of a project: its own, those of the groups above it, and for a managed project GitLab's default of the
 * default branch (protected, Maintainers push and merge) where no rule names that branch and none was taken away.
 */
export function protectionsOf(model: GitlabModel, project: GitlabProject): Protections {
  const chain = new Set(
    model.groupBranches.length + model.groupEnvironments.length === 0
      ? []
      : projectChain(model, project),
  );
  const isFree = project.issuer?.tier === "free";
  const branches = [
    ...project.branches,
    ...model.groupBranches.filter((r) => chain.has(r.group)).map((r) => r.rule),
  ].map((rule) => (isFree ? withoutOwners(rule) : rule));
  const environments = isFree
    ? []
    : [
        ...project.environments,
        ...model.groupEnvironments.filter((r) => chain.has(r.group)).map((r) => r.rule),
      ];
  const complete = project.origin === "managed";
  const [authorApproval] = project.authorApprovals;
  const authorsBarred =
    model.groupsWithoutAuthorApproval.length > 0 &&
    projectChain(model, project).some((g) => model.groupsWithoutAuthorApproval.includes(g));
  const byDefault =
    complete && model.unprotected?.has(project) !== true
      ? defaultRule(project, branches)
      : undefined;
  return {
    branches: byDefault === undefined ? branches : [...branches, byDefault],
    tags: project.tags,
    environments,
    mergeApprovals: isFree ? [] : project.mergeApprovals,
    ...(authorApproval === undefined || authorsBarred ? {} : { authorApproval }),
    ...(project.triggererApproves === true ? { triggererApproves: true } : {}),
    complete,
    byDefault,
  };
}

/** Code owners are no feature of the free tier. */
function withoutOwners(rule: BranchRule): BranchRule {
  const { stack, address, pattern, covers, push, merge } = rule;
  return { stack, address, pattern, covers, push, merge };
}

function defaultRule(
  project: GitlabProject,
  branches: readonly BranchRule[],
): BranchRule | undefined {
  const pattern = project.defaultBranch ?? DEFAULT_BRANCH;
  if (branches.some((rule) => rule.pattern === pattern)) return undefined;
  const place = project.places[0] ?? { stack: "", address: "" };
  return { ...place, pattern, covers: exact(pattern), push: MAINTAINERS, merge: MAINTAINERS };
}

/** Who asks a protection: a role, the groups they are members of, and the ids of their user or key where they are known. */
export interface Asking {
  readonly role: Role;
  readonly groups: ReadonlySet<GitlabGroup>;
  readonly users: ReadonlySet<string>;
  /** Ids of the deploy key that asks. @default - none */
  readonly keys?: ReadonlySet<string>;
}

/** Whether a protection lets somebody through. */
export function lets(allowed: Allowed, { role, groups, users, keys }: Asking): boolean {
  return (
    (allowed.from !== undefined && isAtLeast(role, allowed.from)) ||
    allowed.groups.some(({ group, inherited }) => isMember(group, inherited, groups)) ||
    allowed.users.some((user) => users.has(user)) ||
    (keys !== undefined && (allowed.keys ?? []).some((key) => keys.has(key)))
  );
}

function isMember(
  group: GitlabGroup,
  inherited: boolean,
  groups: ReadonlySet<GitlabGroup>,
): boolean {
  if (groups.has(group)) return true;
  return inherited && group.parent !== undefined && isMember(group.parent, true, groups);
}

/** Names that no rule covers, and names that a rule covers and lets somebody use. */
export interface Names {
  readonly covered: Language;
  readonly open: Language;
}

/**
 * Where several rules match a name, the most permissive one decides: an exact name does not override a pattern
 * (docs.gitlab.com, `user/project/repository/branches/protected`).
 */
export function namesFor<R extends Rule>(rules: readonly R[], allows: (rule: R) => boolean): Names {
  return { covered: coverage(rules), open: coverage(rules.filter(allows)) };
}

function coverage(rules: readonly Rule[]): Language {
  return rules.length === 0 ? NONE : union(...rules.map((rule) => rule.covers));
}

/** Whether somebody may push or merge to a branch that rules cover; `undefined` where no rule does. */
export function mayUpdateBranch(
  rules: readonly BranchRule[],
  branch: string,
  asking: Asking,
): boolean | undefined {
  return mayUse(rules, branch, (r) => lets(r.push, asking) || lets(r.merge, asking));
}

/** Whether somebody may create a tag that rules cover; `undefined` where no rule does. */
export function mayCreateTag(
  rules: readonly TagRule[],
  tag: string,
  asking: Asking,
): boolean | undefined {
  return mayUse(rules, tag, (rule) => lets(rule.create, asking));
}

function mayUse<R extends Rule>(
  rules: readonly R[],
  name: string,
  allows: (rule: R) => boolean,
): boolean | undefined {
  const matching = rules.filter((rule) => matches(rule.covers, name));
  return matching.length === 0 ? undefined : matching.some(allows);
}

import { GITLAB_DOT_COM, type Issuer, type SubjectTemplate } from "../core";
import type { Resource, Stack } from "../terraform";
import { given } from "./gitlab/attributes";
import { credentialsIn, strandedTokens } from "./gitlab/credentials";
import { type GroupTable, readGroups } from "./gitlab/groups";
import { directMemberships, directoryLinks } from "./gitlab/people";
import { readProjects } from "./gitlab/projects";
import { branchRule, environmentRule, type ReadRule } from "./gitlab/rules";
import { sharesIn } from "./gitlab/shares";
import { type Source, sourceOf } from "./gitlab/source";
import type { GitlabGroup, GitlabModel, GroupRule, Rule } from "./gitlab/types";
import { unreadableIn } from "./gitlab/unreadable";

export interface GitlabModelOptions {
  /**
   * Instances whose version, tier or issuer URL the caller knows, recognised by their host.
   * @default - the newest version and Premium
   */
  readonly issuers?: readonly Issuer[];
  /**
   * Subject templates of projects that Terraform does not manage, by path or address.
   * @default - not known
   */
  readonly templates?: ReadonlyMap<string, SubjectTemplate>;
}

/** Reads what stacks, plans or states say about GitLab, as one model. Several stacks may speak of the same group or project. */
export function gitlabModel(
  stacks: readonly Stack[],
  options: GitlabModelOptions = {},
): GitlabModel {
  const known = options.issuers ?? [];
  const sources = stacks.map((stack) => sourceOf(stack, known));
  const groups = readGroups(sources);
  const projects = readProjects(sources, groups, options.templates ?? new Map());
  const branches = groupRules(sources, groups, "gitlab_group_branch_protection", branchRule);
  const environments = groupRules(
    sources,
    groups,
    "gitlab_group_protected_environment",
    environmentRule,
  );
  const memberships = sources.flatMap((source) => directMemberships(source, groups, projects));
  const credentials = sources.flatMap((source) => credentialsIn(source, groups, projects));
  return {
    issuers: distinctIssuers(
      sources.flatMap((s) => s.issuers),
      known,
    ),
    groups: groups.groups,
    projects: projects.projects,
    links: sources.flatMap((source) => directoryLinks(source, groups)),
    memberships,
    shares: sources.flatMap((source) => sharesIn(source, groups, projects)),
    credentials,
    groupBranches: branches.rules,
    groupEnvironments: environments.rules,
    groupsWithoutAuthorApproval: sources.flatMap((source) => withoutAuthorApproval(source, groups)),
    notUnderstood: [
      ...projects.problems,
      ...branches.problems,
      ...environments.problems,
      ...sources.flatMap(unreadableIn),
      ...strandedTokens(credentials, memberships),
    ],
  };
}

function distinctIssuers(found: readonly Issuer[], known: readonly Issuer[]): readonly Issuer[] {
  const distinct = [...new Map(found.map((issuer) => [issuer.url, issuer])).values()];
  return distinct.length > 0 ? distinct : [known[0] ?? GITLAB_DOT_COM];
}

/** `gitlab_group_level_mr_approvals`: what a group forbids, no project below it allows. */
function withoutAuthorApproval(source: Source, groups: GroupTable): readonly GitlabGroup[] {
  return source.resources.flatMap((resource) => {
    if (resource.type !== "gitlab_group_level_mr_approvals" || resource.mode !== "managed")
      return [];
    const allowed = given(resource, "allow_author_approval");
    if (allowed !== false && allowed !== "false") return [];
    const { references } = resource;
    return (
      groups.named(given(resource, "group"), source.naming(resource), references["group"]) ?? []
    );
  });
}

function groupRules<R extends Rule>(
  sources: readonly Source[],
  groups: GroupTable,
  type: string,
  read: (resource: Resource, source: Source, groups: GroupTable) => ReadRule<R>,
): { readonly rules: readonly GroupRule<R>[]; readonly problems: readonly string[] } {
  const rules: GroupRule<R>[] = [];
  const problems: string[] = [];
  for (const source of sources) {
    for (const resource of source.resources) {
      if (resource.type !== type || resource.mode !== "managed") continue;
      const group = groups.named(
        given(resource, "group"),
        source.naming(resource),
        resource.references["group"],
      );
      const found = read(resource, source, groups);
      if ("problem" in found) problems.push(found.problem);
      else if (group !== undefined) rules.push({ group, rule: found.rule });
    }
  }
  return { rules, problems };
}

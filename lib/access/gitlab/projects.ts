import { opaque, type SubjectTemplate } from "../../core";
import type { Resource, Value } from "../../terraform";
import { given } from "./attributes";
import type { GroupTable } from "./groups";
import { addressKey, namedBy, type Naming } from "./keys";
import { mergeByKeys } from "./merge";
import { type ProjectDraft, projectDrafts } from "./project-drafts";
import {
  authorApproval,
  branchRule,
  environmentRule,
  mergeApproval,
  type ReadRule,
  tagRule,
} from "./rules";
import type { Source } from "./source";
import type { GitlabProject, KnownId, Place } from "./types";

/** All projects, and the way from a name in the input to one of them. */
export interface ProjectTable {
  readonly projects: readonly GitlabProject[];
  readonly problems: readonly string[];
  named(
    value: Value | undefined,
    naming: Naming,
    references?: readonly string[],
  ): GitlabProject | undefined;
}

/**
 * Reads the projects of all stacks with their protections; what several places say about one project is put together.
 * @param templates subject templates that somebody declares beside Terraform, by project path or address
 */
export function readProjects(
  sources: readonly Source[],
  groups: GroupTable,
  templates: ReadonlyMap<string, SubjectTemplate>,
): ProjectTable {
  const drafts = sources.flatMap((source) => projectDrafts(source, groups));
  const merged = mergeByKeys(drafts);
  const byKey = new Map<string, readonly ProjectDraft[]>();
  for (const same of merged)
    for (const { keys } of same) for (const key of keys) byKey.set(key, same);
  const rules = readRules(sources, groups, byKey);
  const built = new Map(merged.map((same) => [same, projectOf(same, rules.of(same), templates)]));
  return {
    projects: [...built.values()],
    problems: [...drafts.flatMap((d) => d.problems), ...rules.problems],
    named: (value, naming, references) => {
      const found = namedBy(value, naming, references);
      const same = found && byKey.get(found.key);
      return same && built.get(same);
    },
  };
}

type Rules = Pick<
  GitlabProject,
  "branches" | "tags" | "environments" | "mergeApprovals" | "authorApprovals"
>;
type Drafts = readonly ProjectDraft[];

function readRules(
  sources: readonly Source[],
  groups: GroupTable,
  byKey: ReadonlyMap<string, Drafts>,
): { of(same: Drafts): Rules; readonly problems: readonly string[] } {
  const problems: string[] = [];
  const collect = <R extends Place>(
    type: string,
    read: (resource: Resource, source: Source, groups: GroupTable) => ReadRule<R>,
  ): ReadonlyMap<Drafts, readonly R[]> => {
    const found = new Map<Drafts, R[]>();
    for (const source of sources) {
      for (const resource of source.resources) {
        if (resource.type !== type || resource.mode !== "managed") continue;
        const name = namedBy(
          given(resource, "project"),
          source.naming(resource),
          resource.references["project"],
        );
        const project = name && byKey.get(name.key);
        const rule = read(resource, source, groups);
        if ("problem" in rule) problems.push(rule.problem);
        else if (project !== undefined)
          found.set(project, [...(found.get(project) ?? []), rule.rule]);
      }
    }
    return found;
  };
  const branches = collect("gitlab_branch_protection", branchRule);
  const tags = collect("gitlab_tag_protection", tagRule);
  const environments = collect("gitlab_project_protected_environment", environmentRule);
  const authorApprovals = collect("gitlab_project_level_mr_approvals", authorApproval);
  const mergeApprovals = collect("gitlab_project_approval_rule", mergeApproval);
  return {
    of: (same) => ({
      branches: branches.get(same) ?? [],
      tags: tags.get(same) ?? [],
      environments: environments.get(same) ?? [],
      authorApprovals: (authorApprovals.get(same) ?? []).flatMap(({ allowed, ...place }) =>
        allowed ? [place] : [],
      ),
      mergeApprovals: (mergeApprovals.get(same) ?? []).filter(({ required }) => required > 0),
    }),
    problems,
  };
}

function projectOf(
  same: Drafts,
  rules: Rules,
  templates: ReadonlyMap<string, SubjectTemplate>,
): GitlabProject {
  const declared = same.filter((d) => d.place !== undefined);
  const managed = declared.find((d) => d.origin === "managed");
  const first = managed ?? declared[0] ?? same[0];
  const path = same.find((d) => d.path !== undefined)?.path;
  const told = declared
    .flatMap((d) => d.place?.address ?? [])
    .concat(path ?? [])
    .map((name) => templates.get(name));
  return {
    issuer: first?.issuer,
    path,
    label: path ?? first?.label ?? "",
    ids: distinctIds(same.flatMap(idsOf)),
    namespace: same.find((d) => d.namespace !== undefined)?.namespace,
    origin: first?.origin ?? "named",
    template:
      told.find((t) => t !== undefined) ??
      managed?.template ??
      (managed === undefined ? same.find((d) => d.template !== undefined)?.template : undefined),
    defaultBranch: same.find((d) => d.defaultBranch !== undefined)?.defaultBranch,
    places: declared.flatMap((d) => d.place ?? []),
    ...(same.some((d) => d.triggererApproves) ? { triggererApproves: true } : {}),
    jobTimeout: same.find((d) => d.jobTimeout !== undefined)?.jobTimeout,
    ...rules,
  };
}

function idsOf({ stack, id, place, keys }: ProjectDraft): readonly KnownId[] {
  if (id !== undefined) return [{ stack, value: id }];
  const prefix = addressKey(stack, "");
  const addresses =
    place === undefined
      ? keys.flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : []))
      : [place.address];
  return addresses.map((address) => ({ stack, value: opaque(`\${${address}.id}`) }));
}

function distinctIds(ids: readonly KnownId[]): readonly KnownId[] {
  return [...new Map(ids.map((id) => [`${id.stack}\n${id.value}`, id])).values()];
}

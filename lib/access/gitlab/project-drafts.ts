import type { Issuer, SubjectTemplate } from "../../core";
import type { Resource } from "../../terraform";
import { given, isTrue, plainText } from "./attributes";
import type { GroupTable } from "./groups";
import { addressKey, idKey, namedBy, pathKey } from "./keys";
import { literalId, type Source } from "./source";
import { readTemplate } from "./template";
import type { GitlabGroup, GitlabProject, Place } from "./types";

/** What one place of the input says about a project. */
export interface ProjectDraft {
  readonly keys: readonly string[];
  readonly stack: string;
  readonly issuer: Issuer | undefined;
  readonly origin: GitlabProject["origin"];
  readonly path: string | undefined;
  readonly id: string | undefined;
  readonly label: string;
  readonly namespace: GitlabGroup | undefined;
  readonly template: SubjectTemplate | undefined;
  readonly defaultBranch: string | undefined;
  readonly jobTimeout: number | undefined;
  readonly triggererApproves: boolean;
  readonly place: Place | undefined;
  readonly problems: readonly string[];
}

/** Attributes that name a project. */
const NAMES_PROJECT = ["project", "project_id"];

/** Everything a stack says about projects: those it declares or reads, and those it only names, each name once. */
export function projectDrafts(source: Source, groups: GroupTable): readonly ProjectDraft[] {
  const names = new Set<string>();
  return source.resources.flatMap((resource) => [
    ...(resource.type === "gitlab_project" ? [declared(resource, source, groups)] : []),
    ...named(resource, source, names),
  ]);
}

function declared(resource: Resource, source: Source, groups: GroupTable): ProjectDraft {
  const naming = source.naming(resource);
  const { issuer } = naming;
  const text = (name: string): string | undefined => plainText(given(resource, name));
  const namespace = groups.named(
    given(resource, "namespace_id"),
    naming,
    resource.references["namespace_id"],
  );
  const path =
    text("path_with_namespace") ?? pathBelow(namespace, resource) ?? lookedUpPath(resource);
  const id = literalId(text("id"));
  const read = readTemplate(resource);
  return {
    keys: [
      addressKey(source.stack, resource.address),
      ...(id === undefined ? [] : [idKey(issuer, id)]),
      ...(path === undefined ? [] : [pathKey(issuer, path)]),
    ],
    stack: source.stack,
    issuer,
    origin: resource.mode,
    path,
    id,
    label: path ?? resource.address,
    namespace,
    template: "template" in read ? read.template : undefined,
    defaultBranch: text("default_branch"),
    jobTimeout: secondsIn(text("build_timeout")),
    triggererApproves: isTrue(given(resource, "allow_pipeline_trigger_approve_deployment")),
    place: source.place(resource),
    problems: "problem" in read ? [read.problem] : [],
  };
}

function secondsIn(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;
}

/** A path, where a data source is given one in place of its id. */
function lookedUpPath(resource: Resource): string | undefined {
  const id = resource.mode === "data" ? plainText(given(resource, "id")) : undefined;
  return id?.includes("/") === true ? id : undefined;
}

function pathBelow(namespace: GitlabGroup | undefined, resource: Resource): string | undefined {
  if (namespace?.path === undefined || resource.mode === "data") return undefined;
  const own = plainText(given(resource, "path")) ?? pathOfName(plainText(given(resource, "name")));
  return own === undefined ? undefined : `${namespace.path}/${own}`;
}

/** The path GitLab makes of a project's name where none is given (`parameterize`); plain ASCII names only. */
function pathOfName(name: string | undefined): string | undefined {
  if (name === undefined || !/^[\x20-\x7e]+$/.test(name)) return undefined;
  const path = name
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
  return path === "" ? undefined : path;
}

/** @param names keys that were named before: a second mention tells nothing more */
function named(resource: Resource, source: Source, names: Set<string>): readonly ProjectDraft[] {
  const naming = source.naming(resource);
  return NAMES_PROJECT.flatMap((name) => {
    const found = namedBy(given(resource, name), naming, resource.references[name]);
    if (found === undefined || names.has(found.key)) return [];
    const { key, path, id, label } = found;
    names.add(key);
    const { issuer } = naming;
    const { stack } = source;
    const unknown = {
      namespace: undefined,
      template: undefined,
      defaultBranch: undefined,
      jobTimeout: undefined,
      triggererApproves: false,
    };
    return {
      ...unknown,
      keys: [key],
      stack,
      issuer,
      origin: "named",
      path,
      id,
      label,
      place: undefined,
      problems: [],
    };
  });
}

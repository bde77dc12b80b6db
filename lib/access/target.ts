import { exact, type SubjectTemplate } from "../core";
import { modelIndex, parentPath, projectChain } from "./gitlab/tree";
import { bearers, namedKeys } from "./bearers";
import type { Credential, GitlabGroup, GitlabModel, GitlabProject } from "./gitlab/types";
import { idsIn } from "./ids";
import { invitedStrangers } from "./invited-strangers";
import { directMembers, directoryMembers, type Member, namedUsers, unknownPeople } from "./members";
import { type Causes, causesOf, type JobSource } from "./obtainable";
import { protectionsOf, UNKNOWN_PROTECTIONS } from "./protections";
import type { View } from "./view";

/** A project, or the undeclared projects of a group, with the people who start its jobs. */
export interface Target {
  /** As a path shows it: full path, else address, else `<group>/*`. */
  readonly label: string;
  readonly source: JobSource;
  readonly members: readonly Member[];
  /** How subjects are built; `undefined` where it is not declared. */
  readonly template: SubjectTemplate | undefined;
  readonly assumed: readonly string[];
  /** Longest time a job may take, in seconds; `undefined` where the input leaves it to GitLab. */
  readonly jobSeconds: number | "not declared" | undefined;
  /** What a member can cause, made once. */
  causes(member: Member): Causes;
}

export function target(parts: Omit<Target, "causes">): Target {
  const made = new Map<Member, Causes>();
  return {
    ...parts,
    causes: (member) => {
      const known = made.get(member);
      if (known !== undefined) return known;
      const causes = causesOf(member, parts.source);
      made.set(member, causes);
      return causes;
    },
  };
}

const ofModels = new WeakMap<GitlabModel, Map<GitlabProject, Map<string, Target>>>();

/** A project of the model as the trusts of one stack see it. */
export function projectTarget(model: GitlabModel, project: GitlabProject, stack: string): Target {
  const ofProjects = ofModels.get(model) ?? new Map<GitlabProject, Map<string, Target>>();
  ofModels.set(model, ofProjects);
  const byStack = ofProjects.get(project) ?? new Map<string, Target>();
  ofProjects.set(project, byStack);
  const known = byStack.get(stack);
  if (known !== undefined) return known;
  const made = makeProjectTarget(model, project, stack);
  byStack.set(stack, made);
  return made;
}

function makeProjectTarget(model: GitlabModel, project: GitlabProject, stack: string): Target {
  const chain = projectChain(model, project);
  const protections = protectionsOf(model, project);
  const declared = [
    ...directoryMembers(model, chain, project),
    ...directMembers(model, chain, project),
  ];
  const named = namedUsers(protections, usersIn(declared, model.credentials));
  const people = declared.length > 0 ? declared : [undeclaredMembers(project.label, chain[0])];
  const namespace = project.namespace ?? namespaceOf(model, project);
  return target({
    label: project.label,
    source: {
      issuer: project.issuer,
      paths: project.path === undefined ? undefined : exact(project.path),
      ids: idsIn(stack, project.ids),
      namespaceIds: idsIn(stack, namespace?.ids ?? []),
      protections,
    },
    members: [
      ...people,
      ...invitedStrangers(model, chain, project),
      ...named,
      ...bearers(model, { chain, project, people: [...declared, ...named] }),
      ...namedKeys(protections, model.credentials),
    ],
    template: project.template,
    jobSeconds: project.origin === "managed" ? project.jobTimeout : "not declared",
    assumed: [
      ...(project.issuer === undefined ? [HOST_ASSUMPTION] : []),
      ...protectionAssumption(project),
    ],
  });
}

/** Users of whom it is known whether they are members: people, and the bots of tokens. */
function usersIn(
  people: readonly Member[],
  credentials: readonly Credential[],
): ReadonlySet<string> {
  return new Set([
    ...people.flatMap(({ users }) => [...users]),
    ...credentials.flatMap(({ ids }) => ids),
  ]);
}

function namespaceOf(model: GitlabModel, { issuer, path }: GitlabProject): GitlabGroup | undefined {
  return path === undefined ? undefined : modelIndex(model).groupAt(issuer, parentPath(path));
}

function protectionAssumption({ origin, label }: GitlabProject): readonly string[] {
  if (origin === "managed") return [];
  return origin === "data"
    ? [`${label} exists already: what no rule here covers is taken to be open to developers`]
    : [notDeclared(label)];
}

function notDeclared(label: string): string {
  return `${label} is not declared: every role from developer up is taken to reach its refs`;
}

/** Assumption where the host of a gitlab provider is not known. */
const HOST_ASSUMPTION =
  "the host of GitLab is not known before apply, and taken to be the one that the trust names";

/** Without an instance of its own, a view is one of somebody else's GitLab. */
function hostAssumption({ model, issuer }: View): readonly string[] {
  if (issuer !== undefined) return [];
  return [
    model.issuers.length === 0
      ? "the trust is for a GitLab that no provider of the input is for"
      : HOST_ASSUMPTION,
  ];
}

/** Projects that nobody declared. */
export interface Undeclared {
  readonly label: string;
  /** `undefined` where nothing is known of their paths. */
  readonly paths: JobSource["paths"];
  readonly members: readonly Member[];
  /** @default - not known */
  readonly namespaceIds?: readonly string[];
  readonly assumed?: readonly string[];
}

/** A target of which nothing is known but where it lies. */
export function undeclaredTarget(undeclared: Undeclared, view: View): Target {
  const { label, paths, members, namespaceIds = [], assumed = [] } = undeclared;
  const { issuer } = view;
  return target({
    label,
    source: { issuer, paths, ids: [], namespaceIds, protections: UNKNOWN_PROTECTIONS },
    members,
    template: undefined,
    jobSeconds: "not declared",
    assumed: [notDeclared(label), ...hostAssumption(view), ...assumed],
  });
}

/** Everybody with a role through a chain of groups, tokens included; people who are not known where it has none. */
export function peopleOf(
  model: GitlabModel,
  chain: readonly GitlabGroup[],
  label: string,
): readonly Member[] {
  const people = [...directoryMembers(model, chain), ...directMembers(model, chain, undefined)];
  return [
    ...(people.length > 0 ? people : [undeclaredMembers(label, chain[0])]),
    ...invitedStrangers(model, chain, undefined),
    ...bearers(model, { chain, people }),
  ];
}

export function undeclaredMembers(label: string, group: GitlabGroup | undefined): Member {
  return unknownPeople("member", group, [`who is a member of ${label} is not declared`]);
}

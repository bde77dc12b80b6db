import {
  and,
  ANY,
  EVERYBODY,
  exact,
  glob,
  or,
  restrict,
  type Trust,
  trustOf,
  union,
} from "../../core";
import { attribute, find, resolve, type Resource, type Stack, type Value } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import { type AgentConfig, type CiAccess, findAgentConfigs } from "./agent-config";
import { namedJobs } from "./agent-names";
import type { Subject } from "./binding";
import { nameOf } from "./name";

/** Jobs that reach a cluster through GitLab's agent. The agent takes the job's own token: no audience is involved. */
export interface AgentTrust {
  /** URL of the GitLab that the agent belongs to. */
  readonly issuer: string;
  /** The jobs, whatever their issuer and audience. */
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
}

/** The jobs that have one of the subjects' names, where the subjects are groups of the agent's. */
export function agentSubjects(subjects: readonly Subject[], stack: Stack): readonly AgentTrust[] {
  const named = subjects.flatMap(({ kind, name }) => {
    const jobs = kind === "Group" ? namedJobs(name.text, stack) : undefined;
    return jobs === undefined ? [] : [jobs];
  });
  if (named.length === 0) return [];
  const own = {
    issuer: gitlabUrl(stack),
    notUnderstood: named.flatMap((jobs) => jobs.notUnderstood),
  };
  const trust = or(...named.map((jobs) => jobs.trust));
  const configs = findAgentConfigs(stack);
  if (configs.length === 0) return [{ ...own, trust }];
  const gaps = configs.flatMap((config) => config.gaps);
  const allowed = configs.flatMap(({ access }) =>
    access.filter(({ accessAs }) => accessAs === "ci_job").map(accessTrust),
  );
  return [
    {
      ...own,
      trust: gaps.length > 0 ? trust : and(trust, or(...allowed)),
      notUnderstood: [...own.notUnderstood, ...gaps],
    },
  ];
}

/** Jobs that act as an agent's own service account. */
export interface ServiceAccountJobs {
  /** Terraform address of the agent, else that of its configuration. */
  readonly identity: string;
  readonly name: string;
  readonly jobs: AgentTrust;
}

/** For each agent configuration the jobs that it lets act as the agent itself. */
export function serviceAccountJobs(stack: Stack): readonly ServiceAccountJobs[] {
  return findAgentConfigs(stack).flatMap((config) => {
    const own = config.access.filter(({ accessAs }) => accessAs === "agent");
    if (own.length === 0 && config.gaps.length === 0) return [];
    const { issuer } = { issuer: gitlabUrl(stack, config.resource) };
    const trust = config.gaps.length > 0 ? EVERYBODY : or(...own.map(accessTrust));
    const identity = agentOf(config, stack)?.address ?? config.address;
    return [{ identity, name: config.name, jobs: { issuer, trust, notUnderstood: config.gaps } }];
  });
}

/** The agent that reads a configuration, where the stack registers it. */
export function agentOf({ name, resource }: AgentConfig, stack: Stack): Resource | undefined {
  const project = text(attribute(resource.values, "project"));
  const named = find(resolve(stack), "gitlab_cluster_agent", "managed").filter(
    ({ values }) => attribute(values, "name") === name,
  );
  return named.find(({ values }) => text(attribute(values, "project")) === project) ?? named[0];
}

function text(value: Value | undefined): string | undefined {
  return nameOf(value)?.text;
}

function accessTrust({ kind, path, environments, isProtectedOnly }: CiAccess): Trust {
  const jobs =
    kind === "instance"
      ? EVERYBODY
      : trustOf({
          project_path: kind === "project" ? exact(path) : glob(`${path}/*`, { question: false }),
        });
  const deploying =
    environments.length === 0
      ? jobs
      : restrict(jobs, "environment", union(...environments.map(environmentNames)));
  return isProtectedOnly ? restrict(deploying, "ref_protected", exact("true")) : deploying;
}

function environmentNames(pattern: string): ReturnType<typeof glob> {
  return pattern === "*" ? ANY : glob(pattern, { question: false });
}

/** URL of the GitLab of a resource, or of the stack. A provider without `base_url` is gitlab.com's. */
export function gitlabUrl({ providers }: Stack, resource?: Resource): string {
  const own = providers.filter(({ type }) => type === "gitlab");
  const block =
    own.find(({ type, alias }) =>
      resource === undefined
        ? false
        : resource.provider === (alias === undefined ? type : `${type}.${alias}`),
    ) ?? own[0];
  const url = block && attribute(block.values, "base_url");
  return typeof url === "string" && url !== ""
    ? url.replace(/\/+(?:api\/v\d+\/*)?$/, "")
    : "https://gitlab.com";
}

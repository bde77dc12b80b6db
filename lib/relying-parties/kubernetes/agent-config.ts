import { member, textOf } from "../../terraform/json";
import { attribute, find, resolve, type Resource, type Stack } from "../../terraform";
import { parseYaml } from "../manifests";
import type { NotUnderstood } from "../trust-document";
import { nameOf } from "./name";

/** Whom an agent's configuration lets in, and as whom they act. */
export interface CiAccess {
  readonly kind: "project" | "group" | "instance";
  /** Full path; empty for the whole instance. */
  readonly path: string;
  /** Names and patterns with `*`; empty: any job, with or without an environment. */
  readonly environments: readonly string[];
  readonly isProtectedOnly: boolean;
  /** `agent`: the agent's own service account. `ci_job`: a user of the job's own, with groups that tell where it comes from. */
  readonly accessAs: "agent" | "ci_job" | "ci_user" | "impersonate";
}

/** The configuration of one of GitLab's agents for Kubernetes. */
export interface AgentConfig {
  /** Terraform address of the file. */
  readonly address: string;
  /** Name of the agent. */
  readonly name: string;
  readonly resource: Resource;
  readonly access: readonly CiAccess[];
  readonly gaps: readonly NotUnderstood[];
}

const FILE = /^\.gitlab\/agents\/([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\/config\.ya?ml$/;
const KINDS = [
  ["projects", "project"],
  ["groups", "group"],
] as const;

/** The agent configurations that a stack writes into GitLab's repositories. */
export function findAgentConfigs(stack: Stack): readonly AgentConfig[] {
  const known =
    found.get(stack) ?? find(resolve(stack), "gitlab_repository_file", "managed").flatMap(configOf);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly AgentConfig[]>();

function configOf(resource: Resource): readonly AgentConfig[] {
  const { address, values } = resource;
  const path = attribute(values, "file_path");
  const [, name] = typeof path === "string" ? (FILE.exec(path) ?? []) : [];
  if (name === undefined) return [];
  const gap = (code: NotUnderstood["code"], problem: string): readonly AgentConfig[] => [
    {
      address,
      name,
      resource,
      access: [],
      gaps: [{ code, message: `${address}.content ${problem}` }],
    },
  ];
  const content = nameOf(attribute(values, "content"));
  if (content === undefined) return gap("not-understood", "is no text");
  const text = decoded(content.text, attribute(values, "encoding"));
  if (text === undefined) return gap("not-understood", "is not valid in its encoding");
  try {
    const [document] = parseYaml(text, address);
    const access = ciAccess(document);
    return [{ address, name, resource, access, gaps: [] }];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return gap(content.isFixed ? "not-understood" : "unknown-value", "cannot be read");
  }
}

function decoded(text: string, encoding: unknown): string | undefined {
  if (encoding !== "base64") return text;
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function ciAccess(document: unknown): readonly CiAccess[] {
  const access = member(document, "ci_access");
  const whole = member(access, "instance");
  return [
    ...KINDS.flatMap(([key, kind]) =>
      many(member(access, key)).flatMap((entry) => {
        const path = textOf(entry, "id");
        return path === undefined ? [] : [accessOf(kind, path, entry)];
      }),
    ),
    ...(whole === undefined || whole === null ? [] : [accessOf("instance", "", whole)]),
  ];
}

function accessOf(kind: CiAccess["kind"], path: string, entry: unknown): CiAccess {
  const as = member(entry, "access_as");
  const accessAs = (["ci_job", "ci_user", "impersonate"] as const).find(
    (name) => member(as, name) !== undefined,
  );
  return {
    kind,
    path,
    environments: many(member(entry, "environments")).filter((e) => typeof e === "string"),
    isProtectedOnly: member(entry, "protected_branches_only") === true,
    accessAs: accessAs ?? "agent",
  };
}

function many(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

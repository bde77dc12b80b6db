import { contains, type Token } from "../../../lib/core";
import {
  type AccessPath,
  declaredBy,
  gitlabModel,
  type GitlabGroup,
  type GitlabModel,
  type GitlabModelOptions,
  type GitlabProject,
  identitiesOf,
  type Identity,
  who,
} from "../../../lib/access";
import { type Source, sourceOf } from "../../../lib/access/gitlab/source";
import { type Resource, readStack, type Stack } from "../../../lib/terraform";

/** Resources or data sources of a configuration: type, name, attributes. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface StackParts {
  readonly name?: string;
  /** @default - gitlab.com */
  readonly host?: string;
  readonly data?: Blocks;
  readonly provider?: unknown;
}

/** A configuration as cdktf writes it. */
export function stackOf(resource: Blocks, parts: StackParts = {}): Stack {
  const gitlab = parts.host === undefined ? {} : { base_url: `https://${parts.host}/api/v4/` };
  const provider = parts.provider ?? { gitlab: [gitlab], aws: [{ region: "eu-central-1" }] };
  const json = { provider, resource, data: parts.data ?? {} };
  return readStack(JSON.parse(JSON.stringify(json)), {
    name: parts.name ?? "shop",
    file: "cdk.tf.json",
  });
}

/** A group `shop` with a project `web`, and what is given beside them. */
export function shop(more: Blocks = {}, project: Readonly<Record<string, unknown>> = {}): Blocks {
  const web = { name: "web", path: "web", namespace_id: "${gitlab_group.shop.id}", ...project };
  const { gitlab_group, gitlab_project, ...others } = more;
  return {
    gitlab_group: { shop: { name: "Shop", path: "shop" }, ...gitlab_group },
    gitlab_project: { web, ...gitlab_project },
    ...others,
  };
}

/** LDAP links of `shop` by role: `Developers`, `Maintainers`. */
export const LINKS: Blocks = {
  gitlab_group_ldap_link: {
    developers: link("Developers", "developer"),
    maintainers: link("Maintainers", "maintainer"),
  },
};

export function link(cn: string, role: string, group = "${gitlab_group.shop.id}"): object {
  return { group, cn, group_access: role, ldap_provider: "ldapmain" };
}

/** A branch protection of `web`. */
export function branch(name: string, push: string, merge = push, more: object = {}): object {
  return {
    project: "${gitlab_project.web.id}",
    branch: name,
    push_access_level: push,
    merge_access_level: merge,
    ...more,
  };
}

/** An IAM role that trusts jobs under conditions, by operator and claim. */
export function awsRole(
  name: string,
  conditions: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  host = "gitlab.com",
): object {
  const Condition = Object.fromEntries(
    Object.entries(conditions).map(([operator, claims]) => [
      operator,
      Object.fromEntries(Object.entries(claims).map(([claim, v]) => [`${host}:${claim}`, v])),
    ]),
  );
  const statement = {
    Effect: "Allow",
    Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${host}` },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition,
  };
  const policy = { Version: "2012-10-17", Statement: [statement] };
  return { name, assume_role_policy: JSON.stringify(policy) };
}

export function modelOf(
  resource: Blocks,
  parts: StackParts = {},
  options: GitlabModelOptions = {},
): GitlabModel {
  return gitlabModel([stackOf(resource, parts)], options);
}

export function projectOf(model: GitlabModel, label: string): GitlabProject {
  return one(
    model.projects.filter((p) => p.label === label),
    label,
  );
}

export function groupOf(model: GitlabModel, label: string): GitlabGroup {
  return one(
    model.groups.filter((g) => g.label === label),
    label,
  );
}

function one<T>(found: readonly T[], label: string): T {
  const [only] = found;
  if (only === undefined || found.length > 1)
    throw new Error(`${found.length} things are ${label}`);
  return only;
}

/** A stack as the readers of `access/gitlab` take it, with one of its resources. */
export function sourceAt(stack: Stack, address: string): { source: Source; resource: Resource } {
  const source = sourceOf(stack, []);
  return {
    source,
    resource: one(
      source.resources.filter((r) => r.address === address),
      address,
    ),
  };
}

/** Access paths of stacks, each with a token that its identity really trusts. */
export function pathsOf(
  stacks: readonly Stack[],
  options: GitlabModelOptions = {},
): readonly AccessPath[] {
  const model = gitlabModel(stacks, options);
  const identities = identitiesOf(stacks, declaredBy(model));
  const paths = who(model, identities);
  for (const path of paths) assertTrusted(path, identities);
  return paths;
}

function assertTrusted(path: AccessPath, identities: readonly Identity[]): void {
  const identity = identities.find((i) => i.address === path.identity && i.stack === path.stack);
  const token: Token = path.witness;
  if (identity === undefined || !contains(identity.reading.trust, token)) {
    throw new Error(
      `the witness of "${path.message}" is no token of its trust: ${JSON.stringify(token)}`,
    );
  }
}

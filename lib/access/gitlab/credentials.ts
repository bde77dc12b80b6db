import { isUnknown, type Resource } from "../../terraform";
import { roleOf } from "../roles";
import { blocksOf, given, idText, inner, isTrue, plainText } from "./attributes";
import type { GroupTable } from "./groups";
import type { ProjectTable } from "./projects";
import type { Source } from "./source";
import { scopesOf } from "./token-scopes";
import type { Credential, Membership } from "./types";

/** Role of a project's or group's access token where none is given (registry.terraform.io, gitlab_project_access_token). */
const DEFAULT_ROLE = "maintainer";

/** The tokens and keys of a stack with which code can be changed, and those with which it cannot. */
export function credentialsIn(
  source: Source,
  groups: GroupTable,
  projects: ProjectTable,
): readonly Credential[] {
  return source.resources.flatMap((resource): readonly Credential[] => {
    const read = resource.mode === "managed" ? READERS[resource.type] : undefined;
    if (read === undefined) return [];
    const naming = source.naming(resource);
    const { references } = resource;
    const named = {
      ...source.place(resource),
      group: groups.named(given(resource, "group"), naming, references["group"]),
      project: projects.named(given(resource, "project"), naming, references["project"]),
    };
    return [{ ...named, ...read(resource) }];
  });
}

type Own = Omit<Credential, "stack" | "address" | "group" | "project">;

const READERS: Readonly<
  Record<string, ((resource: Resource) => Own & Partial<Credential>) | undefined>
> = {
  gitlab_project_access_token: botToken,
  gitlab_group_access_token: botToken,
  gitlab_group_service_account_access_token: accountToken,
  gitlab_project_service_account_access_token: accountToken,
  gitlab_personal_access_token: accountToken,
  gitlab_user_impersonation_token: accountToken,
  gitlab_project_deploy_token: deployToken,
  gitlab_group_deploy_token: deployToken,
  gitlab_deploy_token: deployToken,
  gitlab_deploy_key: deployKey,
  gitlab_deploy_key_enable: deployKey,
};

/** GitLab makes a bot user with the token's role (docs.gitlab.com, user/project/settings/project_access_tokens). */
function botToken(resource: Resource): Own {
  const level = given(resource, "access_level") ?? DEFAULT_ROLE;
  return {
    kind: "access token",
    ids: idsOf(resource, "user_id"),
    role: isUnknown(level) ? undefined : roleOf(plainText(level) ?? ""),
    ends: endOf(resource, "is good until the end that GitLab sets for it"),
    ...scopesOf(resource),
  };
}

/** The token of a service account or a person has the roles of its account, wherever they lie. */
function accountToken(resource: Resource): Own & Partial<Credential> {
  return {
    kind: "access token",
    group: undefined,
    project: undefined,
    account: idText(given(resource, "user_id"), resource.references["user_id"]),
    ids: [],
    role: undefined,
    ends: endOf(resource, "is good until the end that GitLab sets for it"),
    ...scopesOf(resource),
  };
}

function deployToken(resource: Resource): Own {
  return {
    kind: "deploy token",
    ids: [],
    role: undefined,
    ends: endOf(resource, "never ends"),
    ...scopesOf(resource),
  };
}

/** A deploy key acts as its creator, whom nothing declares (docs.gitlab.com, user/project/deploy_keys). */
function deployKey(resource: Resource): Own {
  const { address } = resource;
  const canPush = given(resource, "can_push");
  const known = idText(given(resource, "key_id"), resource.references["key_id"]);
  return {
    kind: "deploy key",
    ids: known === "" ? idsOf(resource, "deploy_key_id") : [known],
    role: undefined,
    mayAct: isUnknown(canPush) || isTrue(canPush),
    ends: endOf(resource, "never ends"),
    assumed: [
      ...(isUnknown(canPush)
        ? [`${address} is taken to push: its can_push is not known before apply`]
        : []),
      `${address} pushes as whoever created the key, who is not declared, and taken to be an owner`,
    ],
  };
}

/** The id that an apply tells, by the reference to it and as a state has it. */
function idsOf(resource: Resource, name: string): readonly string[] {
  return [`\${${resource.address}.${name}}`, plainText(given(resource, name)) ?? []].flat();
}

function endOf(resource: Resource, otherwise: string): string {
  const [rotation] = blocksOf(resource, "rotation_configuration");
  if (rotation !== undefined) {
    const days = plainText(inner(rotation, "expiration_days"));
    return days === undefined
      ? "is renewed by Terraform before it ends"
      : `is renewed by Terraform for ${days} days at a time`;
  }
  const end = given(resource, "expires_at");
  if (isUnknown(end)) return "is good until a date that is not known before apply";
  const date = plainText(end);
  return date === undefined ? otherwise : `is good until ${date}`;
}

/** Tokens that act as somebody of whom no membership is declared: what they reach is not in the input. */
export function strandedTokens(
  credentials: readonly Credential[],
  memberships: readonly Membership[],
): readonly string[] {
  const users = new Set(memberships.map(({ user }) => user));
  return credentials.flatMap(({ account, mayAct, address }) =>
    account === undefined || !mayAct || users.has(account)
      ? []
      : [
          `${address} acts as the account ${account}, whose memberships are not declared: what it reaches is not known`,
        ],
  );
}

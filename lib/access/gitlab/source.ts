import type { Issuer } from "../../core";
import { attribute, resolve, type Resource, type Stack, type Value } from "../../terraform";
import { type Role, roleOf } from "../roles";
import { stackIssuers } from "./issuers";
import type { Naming } from "./keys";
import type { Place } from "./types";

/** One stack with everything it takes to read what it says about GitLab. */
export interface Source {
  readonly stack: string;
  /** The resources and data sources of the gitlab provider, references replaced as far as the stack knows them. */
  readonly resources: readonly Resource[];
  readonly issuers: readonly Issuer[];
  naming(resource: Resource): Naming;
  place(resource: Resource): Place;
  /** Roles that custom roles are based on, by the address of the custom role and by its number. */
  readonly memberRoles: ReadonlyMap<string, Role>;
  /** Names of groups in the directory by the references that stand for them in text: `${ad_group.releasers.dn}`. */
  readonly directoryGroups: ReadonlyMap<string, string>;
}

export function sourceOf(stack: Stack, known: readonly Issuer[]): Source {
  const whole = resolve(stack);
  const issuers = stackIssuers(whole, known);
  const resources = whole.resources.filter((r) => r.type.startsWith("gitlab_"));
  const addresses = new Set(resources.map((r) => r.address));
  return {
    stack: stack.name,
    resources,
    issuers: issuers.all,
    naming: (resource) => ({
      stack: stack.name,
      addresses,
      issuer: issuers.of(resource),
      resource,
    }),
    memberRoles: memberRolesOf(resources),
    directoryGroups: directoryGroupsOf(whole),
    place: ({ address }) => ({ stack: stack.name, address }),
  };
}

function memberRolesOf(resources: readonly Resource[]): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  for (const { type, address, values } of resources) {
    if (type !== "gitlab_member_role") continue;
    const base = baseRole(attribute(values, "base_access_level"));
    if (base === undefined) continue;
    roles.set(address, base);
    const number = attribute(values, "iid");
    if (typeof number === "number" || typeof number === "string") roles.set(String(number), base);
  }
  return roles;
}

/** `MINIMAL_ACCESS`, `DEVELOPER`. */
function baseRole(value: Value | undefined): Role | undefined {
  return typeof value === "string" ? roleOf(value.replace(/_ACCESS$/, "")) : undefined;
}

function directoryGroupsOf({ resources }: Stack): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { type, address, values } of resources) {
    const name = type === "ad_group" ? attribute(values, "name") : undefined;
    if (typeof name === "string") names.set(`\${${address}.dn}`, name);
  }
  return names;
}

/** Own id of a resource or data source: digits, or an opaque value that only this stack can name. */
export function literalId(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+$/.test(text) ? text : undefined;
}

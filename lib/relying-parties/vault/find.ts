import { find, resolve, type Resource, type Stack } from "../../terraform";
import { hostOf, isForeignHost } from "../foreign-host";
import { known } from "../text";
import { namedClaim } from "./claim-key";
import type { VaultDocument } from "./document";
import { given, members } from "./given";
import { type Mount, mountOfRole } from "./mount";
import { type Role, ROLE_TYPE, roleOf } from "./role";

/**
 * The JWT roles of a stack that a GitLab job can mean. Roles for people (OIDC logins with redirect addresses) and those of
 * an issuer that is known and no GitLab are left out.
 */
export function findDocuments(stack: Stack): readonly VaultDocument[] {
  const known = found.get(stack) ?? documentsIn(resolve(stack));
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly VaultDocument[]>();

function documentsIn(stack: Stack): readonly VaultDocument[] {
  return find(stack, ROLE_TYPE, "managed").flatMap((resource): readonly VaultDocument[] => {
    const role = roleOf(resource);
    const mount = mountOfRole(resource, stack);
    if (isForPeople(role, resource) || isForeign(mount)) return [];
    const { address } = resource;
    return [
      {
        relyingParty: "vault",
        identity: address,
        name: known(role.name) ?? role.name.shown,
        stack,
        resource,
        role,
        mount,
      },
    ];
  });
}

/** A browser login. One that asks for claims of a job was meant for jobs, and never lets one in. */
function isForPeople({ claims, type }: Role, resource: Resource): boolean {
  const isOidc = type === undefined || known(type) === "oidc";
  if (!isOidc || claims.some(({ key }) => isOfJobs(namedClaim(key)))) return false;
  return type !== undefined || members(given(resource, "allowed_redirect_uris")).length > 0;
}

/** GitLab's ID tokens for people have `sub`, `aud`, `groups_direct` and the like, and no project. */
function isOfJobs(claim: string | undefined): boolean {
  return (
    claim !== undefined && /^(?:project|namespace|ref|pipeline|job|environment)(?:_|$)/.test(claim)
  );
}

function isForeign({ issuer }: Mount): boolean {
  if (typeof issuer !== "object") return false;
  const url = known(issuer);
  return url !== undefined && isForeignHost(hostOf(url));
}

import { showValue } from "../../core";
import { attribute, type Resource, type Stack, type Value } from "../../terraform";
import type { Holdings, Lifetime } from "../identity-document";
import { type Binding, findBindings } from "./bindings";
import type { GcpDocument } from "./document";
import { parseMember } from "./member";
import { accountKey } from "./service-accounts";
import { writtenText } from "./text";

/** Roles with which the holder of a service account acts as the account. */
const IMPERSONATION: ReadonlySet<string> = new Set([
  "roles/iam.workloadIdentityUser",
  "roles/iam.serviceAccountTokenCreator",
]);

/** Roles that give everything, or the right to take everything. */
const ADMINISTRATOR: ReadonlySet<string> = new Set([
  "roles/owner",
  "roles/editor",
  "roles/resourcemanager.projectIamAdmin",
  "roles/resourcemanager.organizationAdmin",
  "roles/iam.securityAdmin",
]);

/** Accounts that act as accounts that act as accounts: more steps than anybody builds. */
const MAX_STEPS = 5;

/** What the members of a binding may do: its roles, and what the service account holds that they act as. */
export function holdingsOf({ identity, stack }: GcpDocument): Holdings {
  const own = findBindings(stack).filter(
    ({ members, resource }) =>
      resource.address === identity &&
      (members === undefined || members.some((m) => parseMember(m) !== undefined)),
  );
  const all = withImpersonated(own, stack);
  const lines = all.filter((binding) => !isStep(binding)).map(wordsOf);
  const administrator = all.find(isAdministrator);
  return {
    permissions: [...new Set(lines.length > 0 ? lines : all.map(wordsOf))],
    administrator: administrator && `${wordsOf(administrator)} (${administrator.resource.address})`,
    session: own.some(isStep) ? IMPERSONATED : FEDERATED,
  };
}

/** Google's access tokens live for an hour; nothing takes one back before. */
const FEDERATED: Lifetime = {
  seconds: 3600,
  because: "for a federated access token (Google's lifetime, 3600 s)",
};

const IMPERSONATED: Lifetime = {
  seconds: 7200,
  because:
    "for a federated access token and the service account's, taken at its end (Google's defaults, 3600 s each; an organization policy may allow the second 43200 s)",
};

function isAdministrator({ role, resource }: Binding): boolean {
  return (
    role !== undefined &&
    ADMINISTRATOR.has(role) &&
    /^google_(?:project|folder|organization)_iam_/.test(resource.type)
  );
}

function withImpersonated(own: readonly Binding[], stack: Stack): readonly Binding[] {
  const found = new Set(own);
  let latest = own;
  for (let step = 0; step < MAX_STEPS && latest.length > 0; step++) {
    const accounts = new Set(latest.flatMap((binding) => impersonated(binding, stack) ?? []));
    latest = findBindings(stack).filter(
      (binding) => !found.has(binding) && names(binding, accounts, stack),
    );
    for (const binding of latest) found.add(binding);
  }
  return [...found];
}

function isStep({ role, resource }: Binding): boolean {
  return (
    role !== undefined &&
    IMPERSONATION.has(role) &&
    resource.type.startsWith("google_service_account_iam_")
  );
}

function impersonated(binding: Binding, stack: Stack): string | undefined {
  if (!isStep(binding)) return undefined;
  const { resource } = binding;
  return accountKey(attribute(resource.values, "service_account_id"), resource, stack);
}

function names(
  { members, resource }: Binding,
  accounts: ReadonlySet<string>,
  stack: Stack,
): boolean {
  if (accounts.size === 0) return false;
  return (members ?? []).some((member) => {
    const key = accountKey(member, resource, stack);
    return key !== undefined && accounts.has(key);
  });
}

/** `roles/storage.objectUser on bucket shop-web`. */
function wordsOf({ conditional, resource, role }: Binding): string {
  const what = role ?? "a role that is not known before apply";
  return `${what} on ${placeOf(resource)}${conditional ? ", under conditions" : ""}`;
}

const SERVICE = /^google_(.+)_iam_(?:member|binding|policy)$/;
/** Attributes that name what a role is given on, where the type's last word does not. */
const NAMED_BY: Readonly<Record<string, string>> = { service_account: "service_account_id" };

function placeOf({ type, values }: Resource): string {
  const kind = SERVICE.exec(type)?.[1] ?? type;
  const last = kind.split("_").pop() ?? kind;
  const name = NAMED_BY[kind] ?? (kind.startsWith("organization") ? "org_id" : last);
  const value: Value | undefined = attribute(values, name) ?? attribute(values, "name");
  const text = writtenText(value);
  const word = kind === "service_account" ? "service account" : last;
  return text === undefined || text === "" ? word : `${word} ${showValue(text)}`;
}

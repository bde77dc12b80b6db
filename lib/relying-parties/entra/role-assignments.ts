import { attribute, find, type Resource, type Stack, type Value } from "../../terraform";
import { referenced } from "../references";
import { textOf } from "../text";
import { type Holder, referencesOf } from "./holder";

/** A role of Azure that a holder has. */
export interface RoleAssignment {
  readonly resource: Resource;
  /** Name of a built-in role, else the id of the definition, as text. */
  readonly role: string;
  /** What it is about, as text. */
  readonly scope: string;
}

/** Ids of built-in roles that let their holder change everything (learn.microsoft.com, built-in-roles). */
const BUILT_IN: Readonly<Record<string, string>> = {
  "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner",
  "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
  "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
};

/** The role assignments of an application's service principal, or of a managed identity, in a resolved stack. */
export function roleAssignmentsOf(holder: Holder, stack: Stack): readonly RoleAssignment[] {
  const principals = principalsOf(holder, stack);
  return find(stack, "azurerm_role_assignment", "managed")
    .filter((assignment) => principals.some((p) => names(assignment, "principal_id", p, stack)))
    .map((resource) => ({ resource, role: roleOf(resource), scope: shown(resource, "scope") }));
}

function principalsOf({ kind, resource }: Holder, stack: Stack): readonly Resource[] {
  if (resource === undefined) return [];
  if (kind === "managed identity") return [resource];
  return find(stack, "azuread_service_principal").filter((principal) =>
    ["client_id", "application_id"].some((name) => names(principal, name, resource, stack)),
  );
}

/** Attributes by which others know a principal or an application. */
const KNOWN_BY = ["object_id", "principal_id", "client_id", "application_id", "id"];

function names(from: Resource, name: string, target: Resource, stack: Stack): boolean {
  const value = attribute(from.values, name);
  if (value === undefined || value === null) return false;
  if (typeof value === "string") {
    return KNOWN_BY.some((id) => attribute(target.values, id) === value);
  }
  const references = referencesOf(value, from.references[name]);
  return referenced(stack.resources, target.type, references, from.key).includes(target);
}

function roleOf(assignment: Resource): string {
  const name = attribute(assignment.values, "role_definition_name");
  if (typeof name === "string" && name !== "") return name;
  const id = shown(assignment, "role_definition_id");
  return BUILT_IN[id.slice(id.lastIndexOf("/") + 1).toLowerCase()] ?? id;
}

function shown({ values }: Resource, name: string): string {
  const value: Value | undefined = attribute(values, name);
  return textOf(value, false)?.shown ?? "(not given)";
}

/** What an assignment gives, in words: `Reader on /subscriptions/…`. */
export function assignmentWords({ role, scope }: RoleAssignment): string {
  return `${role} on ${scope}`;
}

/** Roles whose holder can give himself every right on the scope. */
const ADMINISTRATORS: readonly string[] = ["Owner", "User Access Administrator"];

/** Why a holder has administrator rights; `undefined` where nothing shows that it does. */
export function administratorReason(assignments: readonly RoleAssignment[]): string | undefined {
  const found = assignments.find(({ role }) => ADMINISTRATORS.includes(role));
  return found && `${assignmentWords(found)} (${found.resource.address})`;
}

import { opaque } from "../../core";
import { find, isUnknown, type Resource, type Stack, type Value } from "../../terraform";
import { referenced } from "../references";
import type { Binding } from "./bindings";
import { type Member, parseMember } from "./member";
import { POOL_TYPE } from "./pool";

const IMPERSONATION = "roles/iam.workloadIdentityUser";
const POOL = new RegExp(String.raw`\b${POOL_TYPE}\b`);
/** What names an account, a bucket or a project of the stack itself, and no pool. */
const OTHER = /(?:^|\.)(?:data\.)?google_(?!iam_workload_identity_pool)/;
/** Locals are not in a plan: what stands behind one may be anything, behind a value of a map as well. */
const LOCAL = /(?:^|\.)local\.|^each\.value\b/;
const INSTANCE = /^(?:each|count)\./;

/** Whether a binding may have a member of a pool that is not known yet. */
export function mayNamePool(binding: Binding, stack: Stack): boolean {
  const { members, resource, role } = binding;
  if (members === undefined) {
    const references = listReferences(resource);
    return (
      role === IMPERSONATION ||
      references.some((r) => POOL.test(r)) ||
      mayHidePool(references, stack)
    );
  }
  return members.some((member) => mayBePoolMember(member, binding, stack));
}

function mayBePoolMember(value: Value, { resource, role }: Binding, stack: Stack): boolean {
  if (!isLate(value)) return false;
  const names = namesOf(value, resource);
  if (names.some((name) => POOL.test(name))) return true;
  if (names.some((name) => OTHER.test(name))) return false;
  return role === IMPERSONATION || mayHidePool(names, stack);
}

function isLate(value: Value): boolean {
  if (!isUnknown(value) || parseMember(value) !== undefined) return false;
  const [head] = value.parts;
  return typeof head !== "string" || head.startsWith("principal");
}

function namesOf(value: Value, resource: Resource): readonly string[] {
  const own = isUnknown(value) ? value.mentions : [];
  const listed = resource.references["member"] ?? [];
  return own.length === 0 || own.some((name) => INSTANCE.test(name)) ? [...own, ...listed] : own;
}

function listReferences({ references }: Resource): readonly string[] {
  return [...(references["members"] ?? []), ...(references["policy_data"] ?? [])];
}

function mayHidePool(references: readonly string[], stack: Stack): boolean {
  return (
    stack.kind === "plan" &&
    references.some((r) => LOCAL.test(r)) &&
    find(stack, POOL_TYPE, "managed").length > 0
  );
}

/**
 * What stands for the members of a binding that are not known yet: one for each pool that they name.
 * @returns `undefined` where they may name something else too
 */
export function lateMembers(
  { members, resource }: Binding,
  stack: Stack,
): readonly Member[] | undefined {
  const references =
    members === undefined
      ? listReferences(resource)
      : members.filter(isLate).flatMap((value) => namesOf(value, resource));
  const named = references.filter((r) => !INSTANCE.test(r));
  const pools = referenced(stack.resources, POOL_TYPE, named, resource.key);
  if (pools.length === 0 || !named.every((r) => POOL.test(r))) return undefined;
  return pools.map((pool) => ({
    shown: `who is a member of ${resource.address}`,
    pool: opaque(`\${${pool.address}.name}`),
    projectNumber: undefined,
    principal: { kind: "unknown" },
    open: true,
  }));
}

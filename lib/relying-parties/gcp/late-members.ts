import { isUnknown, type Value } from "../../terraform";
import type { Binding } from "./bindings";
import { parseMember } from "./member";

const IMPERSONATION = "roles/iam.workloadIdentityUser";
const POOL = /\bgoogle_iam_workload_identity_pool\b/;
/** What names an account, a bucket or a project of the stack itself, and no pool. */
const OTHER = /(?:^|\.)(?:data\.)?google_(?!iam_workload_identity_pool)/;

/** Whether a binding may have a member of a pool that is not known yet. */
export function mayNamePool({ members, resource, role }: Binding): boolean {
  if (members === undefined) {
    const references = [
      ...(resource.references["members"] ?? []),
      ...(resource.references["policy_data"] ?? []),
    ];
    return role === IMPERSONATION || references.some((r) => POOL.test(r));
  }
  return members.some((member) =>
    mayBePoolMember(member, role, resource.references["member"] ?? []),
  );
}

function mayBePoolMember(
  value: Value,
  role: string | undefined,
  listed: readonly string[],
): boolean {
  if (!isUnknown(value) || parseMember(value) !== undefined) return false;
  const [head] = value.parts;
  if (typeof head === "string" && !head.startsWith("principal")) return false;
  const names = value.mentions.length > 0 ? value.mentions : listed;
  if (names.some((name) => POOL.test(name))) return true;
  return role === IMPERSONATION && !names.some((name) => OTHER.test(name));
}

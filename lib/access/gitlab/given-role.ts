import { isUnknown, type Resource } from "../../terraform";
import { highestRole, type Role, roleOf } from "../roles";
import { given, idText, plainText } from "./attributes";
import type { Source } from "./source";

/**
 * The role that a resource gives; `undefined` where it is not known, or no role of GitLab. A custom role counts as the role it is
 * based on, which the resource has to give beside it; where both are known and differ, the higher one counts.
 * @param names attributes with the role, the first given one counts
 */
export function givenRole(
  resource: Resource,
  source: Source,
  ...names: readonly string[]
): Role | undefined {
  const [value] = names.flatMap((name) => given(resource, name) ?? []);
  const own = isUnknown(value) ? undefined : roleOf(plainText(value) ?? "");
  return highestRole([own, customRole(resource, source)].flatMap((role) => role ?? []));
}

function customRole(resource: Resource, { memberRoles }: Source): Role | undefined {
  const text = idText(given(resource, "member_role_id"), resource.references["member_role_id"]);
  const address = /^\$\{(.+)\.[A-Za-z_]\w*\}$/.exec(text)?.[1] ?? text;
  return memberRoles.get(address);
}

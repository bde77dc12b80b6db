import { attribute, find, isUnknown, type Resource, type Stack, type Value } from "../../terraform";
import { list } from "../blocks";
import { referenced } from "../references";

/** Resources that give a policy to a role, and the attribute by which they name the role. */
const NAMES_ROLE = {
  aws_iam_role_policy: "role",
  aws_iam_role_policy_attachment: "role",
  aws_iam_policy_attachment: "roles",
  aws_iam_role_policy_attachments_exclusive: "role_name",
} as const;

export type AttachmentType = keyof typeof NAMES_ROLE;

/** The resources that give policies to one role, by type, in their order. */
export type Attachments = Readonly<Record<AttachmentType, readonly Resource[]>>;

const NONE: Attachments = {
  aws_iam_role_policy: [],
  aws_iam_role_policy_attachment: [],
  aws_iam_policy_attachment: [],
  aws_iam_role_policy_attachments_exclusive: [],
};

const known = new WeakMap<Stack, ReadonlyMap<string, Attachments>>();

/** What gives policies to a role of a resolved stack. Every resource is looked at once, however many roles ask. */
export function attachmentsOf(role: Resource, stack: Stack): Attachments {
  const byRole = known.get(stack) ?? attachmentsByRole(stack);
  known.set(stack, byRole);
  return byRole.get(role.address) ?? NONE;
}

function attachmentsByRole(stack: Stack): ReadonlyMap<string, Attachments> {
  const roles = rolesByName(stack);
  const found = new Map<string, Record<AttachmentType, Resource[]>>();
  for (const [type, name] of Object.entries(NAMES_ROLE) as [AttachmentType, string][]) {
    for (const resource of find(stack, type, "managed")) {
      const value = attribute(resource.values, name);
      const values = name === "roles" ? (list(value) ?? []) : [value];
      const named = new Set(values.flatMap((v) => rolesNamed(v, resource, stack, roles)));
      for (const role of named) {
        const own = found.get(role.address) ?? empty();
        own[type].push(resource);
        found.set(role.address, own);
      }
    }
  }
  return found;
}

function empty(): Record<AttachmentType, Resource[]> {
  return {
    aws_iam_role_policy: [],
    aws_iam_role_policy_attachment: [],
    aws_iam_policy_attachment: [],
    aws_iam_role_policy_attachments_exclusive: [],
  };
}

function rolesByName(stack: Stack): ReadonlyMap<string, readonly Resource[]> {
  const byName = new Map<string, Resource[]>();
  for (const role of find(stack, "aws_iam_role", "managed")) {
    const name = attribute(role.values, "name");
    if (typeof name !== "string") continue;
    byName.set(name, [...(byName.get(name) ?? []), role]);
  }
  return byName;
}

/** A name means the role of the same account, as far as the input tells accounts apart. */
function rolesNamed(
  value: Value | undefined,
  from: Resource,
  stack: Stack,
  roles: ReadonlyMap<string, readonly Resource[]>,
): readonly Resource[] {
  if (typeof value === "string") {
    const named = roles.get(value) ?? [];
    return named.filter((role) => role.provider === from.provider || role.module === from.module);
  }
  if (!isUnknown(value)) return [];
  const own = value.mentions.length > 0 ? value.mentions : (from.references["role"] ?? []);
  return referenced(stack.resources, "aws_iam_role", own, from.key);
}

import {
  attribute,
  embeddedJson,
  find,
  isUnknown,
  resolve,
  type Resource,
  type Stack,
  UNKNOWN,
  type Value,
} from "../../terraform";
import { blocks, list } from "../blocks";
import { documentsNamed, policyOfDocument } from "./merge-policies";
import type { PolicyJson } from "./policy-document";
import { isAdministrator, type PermissionRead, permissionStatements } from "./permission-policy";
import { referenced } from "../references";
import { attachmentsOf } from "./role-attachments";
import { any, HOLE, known, type Text, textOf, type Verdict } from "../text";

/** A policy that a role has. */
export interface RolePolicy {
  /** The resource that gives it to the role. */
  readonly address: string;
  /** ARN of a managed policy, else the name of an inline policy, as text. */
  readonly name: string;
  /** Empty for a managed policy that is not in the input; `undefined` where the policy is not known. */
  readonly statements: readonly PermissionRead[] | undefined;
  /** Whether it gives administrator rights: everything, or IAM, on everything. */
  readonly administrator: Verdict;
}

/** AWS's managed policies that let their holder give himself any right, or nearly. */
const ADMINISTRATORS = /:iam::aws:policy\/(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)$/;

/** The policies of one IAM role: attached, inline, and those of separate resources. */
export function policiesOfRole(stack: Stack, roleAddress: string): readonly RolePolicy[] {
  const whole = resolve(stack);
  const role = roleAt(whole, roleAddress);
  if (role === undefined) return [];
  const given = attachmentsOf(role, whole);
  const managed = (resource: Resource, arns: Value | undefined): readonly RolePolicy[] =>
    (list(arns) ?? [UNKNOWN]).map((arn) => managedPolicy(resource, arn, whole));
  const attached = (resource: Resource): RolePolicy =>
    managedPolicy(resource, attribute(resource.values, "policy_arn") ?? UNKNOWN, whole);
  return [
    ...managed(role, attribute(role.values, "managed_policy_arns")),
    ...(blocks(attribute(role.values, "inline_policy")) ?? [])
      .filter((block) => (block["policy"] ?? null) !== null)
      .map((block) => inlinePolicy(role, block["name"], block["policy"], whole)),
    ...given.aws_iam_role_policy.map((r) =>
      inlinePolicy(r, attribute(r.values, "name"), attribute(r.values, "policy"), whole),
    ),
    ...given.aws_iam_role_policy_attachment.map(attached),
    ...given.aws_iam_policy_attachment.map(attached),
    ...given.aws_iam_role_policy_attachments_exclusive.flatMap((r) =>
      managed(r, attribute(r.values, "policy_arns")),
    ),
  ];
}

const roles = new WeakMap<Stack, ReadonlyMap<string, Resource>>();

function roleAt(stack: Stack, address: string): Resource | undefined {
  const known =
    roles.get(stack) ??
    new Map(find(stack, "aws_iam_role", "managed").map((role) => [role.address, role]));
  roles.set(stack, known);
  return known.get(address);
}

function managedPolicy(resource: Resource, arn: Value, stack: Stack): RolePolicy {
  const text = textOf(arn, false) ?? HOLE;
  const references = [
    ...text.references,
    ...(isUnknown(arn) ? (resource.references["policy_arn"] ?? []) : []),
  ];
  const [own] = referenced(stack.resources, "aws_iam_policy", references, resource.key);
  if (own !== undefined && own.mode === "managed") {
    return {
      ...inlinePolicy(own, text.shown, attribute(own.values, "policy"), stack),
      address: resource.address,
    };
  }
  const whole = known(text);
  return {
    address: resource.address,
    name: text.shown,
    statements: whole === undefined ? undefined : [],
    administrator: whole === undefined ? lateAdministrator(text) : ADMINISTRATORS.test(whole),
  };
}

/** `arn:${partition}:iam::aws:policy/AdministratorAccess` is known well enough. */
function lateAdministrator(text: Text): Verdict {
  return ADMINISTRATORS.test(text.pieces[text.pieces.length - 1] ?? "") ? true : null;
}

function inlinePolicy(
  resource: Resource,
  name: Value | undefined,
  policy: Value | undefined,
  stack: Stack,
): RolePolicy {
  const [document, ...others] = documentsNamed(
    policy,
    resource,
    stack.resources,
    resource.references["policy"],
  );
  const { policy: json, gaps } =
    document !== undefined && others.length === 0
      ? policyOfDocument(document, stack.resources)
      : read(policy, `${resource.address}.policy`);
  const found = permissionStatements(json);
  const statements = gaps.length === 0 ? found : undefined;
  const verdicts = [
    ...(found ?? []).map(isAdministrator),
    ...(statements === undefined ? [null] : []),
  ];
  return {
    address: resource.address,
    name: textOf(name, false)?.shown ?? resource.address,
    statements,
    administrator: any(verdicts),
  };
}

function read(policy: Value | undefined, place: string): PolicyJson {
  const parsed = embeddedJson(policy ?? UNKNOWN, place);
  return { policy: "value" in parsed ? parsed.value : UNKNOWN, gaps: [] };
}

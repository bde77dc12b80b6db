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
import { blocks, list } from "./blocks";
import { documentsNamed, policyOfDocument } from "./merge-policies";
import { isAdministrator, type PermissionRead, permissionStatements } from "./permission-policy";
import { referenced } from "./references";
import { any, HOLE, known, type Text, textOf, type Verdict } from "./text";

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
  const role = find(whole, "aws_iam_role", "managed").find((r) => r.address === roleAddress);
  if (role === undefined) return [];
  const isHis = (value: Value | undefined, from: Resource): boolean =>
    namesRole(value, from, role, whole);
  const from = (type: string): readonly Resource[] => find(whole, type, "managed");
  const managed = (resource: Resource, arns: Value | undefined): readonly RolePolicy[] =>
    (list(arns) ?? [UNKNOWN]).map((arn) => managedPolicy(resource, arn, whole));
  return [
    ...managed(role, attribute(role.values, "managed_policy_arns")),
    ...(blocks(attribute(role.values, "inline_policy")) ?? [])
      .filter((block) => (block["policy"] ?? null) !== null)
      .map((block) => inlinePolicy(role, block["name"], block["policy"], whole)),
    ...from("aws_iam_role_policy")
      .filter((r) => isHis(attribute(r.values, "role"), r))
      .map((r) =>
        inlinePolicy(r, attribute(r.values, "name"), attribute(r.values, "policy"), whole),
      ),
    ...from("aws_iam_role_policy_attachment")
      .filter((r) => isHis(attribute(r.values, "role"), r))
      .flatMap((r) => managed(r, attribute(r.values, "policy_arn"))),
    ...from("aws_iam_policy_attachment")
      .filter((r) => (list(attribute(r.values, "roles")) ?? []).some((name) => isHis(name, r)))
      .flatMap((r) => managed(r, attribute(r.values, "policy_arn"))),
    ...from("aws_iam_role_policy_attachments_exclusive")
      .filter((r) => isHis(attribute(r.values, "role_name"), r))
      .flatMap((r) => managed(r, attribute(r.values, "policy_arns"))),
  ];
}

function namesRole(
  value: Value | undefined,
  from: Resource,
  role: Resource,
  stack: Stack,
): boolean {
  const name = attribute(role.values, "name");
  if (typeof value === "string") {
    return value === name && (role.provider === from.provider || role.module === from.module);
  }
  if (!isUnknown(value)) return false;
  const own = value.mentions.length > 0 ? value.mentions : (from.references["role"] ?? []);
  return referenced(stack.resources, "aws_iam_role", own, from.key).includes(role);
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
  const parsed =
    document !== undefined && others.length === 0
      ? policyOfDocument(document, stack.resources)
      : read(policy, `${resource.address}.policy`);
  const complete = parsed !== undefined && parsed.gaps.length === 0;
  const statements = parsed === undefined ? undefined : permissionStatements(parsed.policy);
  const administrator = any([
    ...(statements ?? []).map(isAdministrator),
    ...(complete ? [] : [null]),
  ]);
  const shown = textOf(name, false)?.shown ?? resource.address;
  return {
    address: resource.address,
    name: shown,
    statements: complete ? statements : undefined,
    administrator,
  };
}

function read(
  policy: Value | undefined,
  place: string,
): { readonly policy: Value; readonly gaps: readonly unknown[] } | undefined {
  const parsed = policy === undefined || policy === null ? undefined : embeddedJson(policy, place);
  return parsed !== undefined && "value" in parsed ? { policy: parsed.value, gaps: [] } : undefined;
}

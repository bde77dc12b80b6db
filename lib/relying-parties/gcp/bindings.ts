import {
  attribute,
  embeddedJson,
  find,
  isUnknown,
  type Resource,
  type Stack,
  type Value,
} from "../../terraform";
import { blocks, list } from "../blocks";
import { referenced } from "../references";

/** One role given to members on one resource. */
export interface Binding {
  /** The resource that gives it: `google_storage_bucket_iam_member.deploy`. */
  readonly resource: Resource;
  /** `roles/storage.objectUser`; `undefined` where it is not known. */
  readonly role: string | undefined;
  /** `undefined` where the list is not known. */
  readonly members: readonly Value[] | undefined;
  /** Whether IAM conditions limit it. */
  readonly conditional: boolean;
}

const IAM_TYPE = /^google_.*_iam_(member|binding|policy)$/;
const POLICY_TYPE = "google_iam_policy";

const known = new WeakMap<Stack, readonly Binding[]>();

/** Every role that the stack gives to somebody, references replaced. */
export function findBindings(stack: Stack): readonly Binding[] {
  const before = known.get(stack);
  if (before !== undefined) return before;
  const made = stack.resources
    .filter((r) => r.mode === "managed")
    .flatMap((resource) => bindingsOf(resource, stack));
  known.set(stack, made);
  return made;
}

function bindingsOf(resource: Resource, stack: Stack): readonly Binding[] {
  const form = IAM_TYPE.exec(resource.type)?.[1];
  if (form === undefined) return [];
  const { values } = resource;
  if (form === "policy") return policyBindings(resource, stack);
  const role = textOf(attribute(values, "role"));
  const conditional = blocks(attribute(values, "condition"))?.length !== 0;
  const member = attribute(values, "member");
  const members = form === "member" ? [member ?? null] : list(attribute(values, "members"));
  return [{ resource, role, members, conditional }];
}

function policyBindings(resource: Resource, stack: Stack): readonly Binding[] {
  const data = attribute(resource.values, "policy_data");
  const references = [
    ...(isUnknown(data) ? data.mentions : []),
    ...(resource.references["policy_data"] ?? []),
  ];
  const [document] = referenced(
    find(stack, POLICY_TYPE, "data"),
    POLICY_TYPE,
    references,
    resource.key,
  );
  const given =
    document === undefined ? jsonBindings(data) : blocks(attribute(document.values, "binding"));
  if (given === undefined)
    return [{ resource, role: undefined, members: undefined, conditional: false }];
  return given.map((block) => ({
    resource,
    role: textOf(attribute(block, "role")),
    members: list(attribute(block, "members")),
    conditional: blocks(attribute(block, "condition"))?.length !== 0,
  }));
}

function jsonBindings(data: Value | undefined): ReturnType<typeof blocks> {
  if (typeof data !== "string") return undefined;
  const parsed = embeddedJson(data, "policy_data");
  return "problem" in parsed ? undefined : blocks(attribute(parsed.value, "bindings"));
}

function textOf(value: Value | undefined): string | undefined {
  return typeof value === "string" ? value : undefined;
}

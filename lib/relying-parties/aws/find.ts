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
import { type Scope, concernsTokens } from "./concerns";
import type { AwsDocument } from "./document";
import { documentsNamed, includedBy, policyOfDocument } from "./merge-policies";
import { DOCUMENT_TYPE, type PolicyJson } from "./policy-document";
import { withLearnedKeys, withProviderUrls } from "./provider-references";
import { blocks } from "../blocks";
import { PROVIDER_TYPE } from "./provider";
import { referenced } from "../references";
import { samePolicy } from "./same-policy";

/** A policy with the policy document it came from. */
interface Found extends PolicyJson {
  readonly from?: Resource;
}

/**
 * The trust policies of a stack that concern web identity tokens: of each IAM role, and of each policy document of that
 * kind which no role is known to use, under its own address. Roles that trust other principals alone, or issuers
 * that are known and no GitLab, are left out.
 * @param stack as read, before `resolve`: a condition key that refers to a provider's URL is no literal one
 */
export function findDocuments(stack: Stack): readonly AwsDocument[] {
  const known = found.get(stack) ?? documentsIn(stack);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly AwsDocument[]>();

function documentsIn(stack: Stack): readonly AwsDocument[] {
  const whole = resolve(withProviderUrls(stack));
  const documents = find(whole, DOCUMENT_TYPE, "data");
  const roles = find(whole, "aws_iam_role", "managed").map((role) => ({
    resource: role,
    found: policyOfRole(role, whole),
  }));
  const taken = new Set([
    ...roles.flatMap(({ found }) => found.from ?? []),
    ...includedBy(documents),
  ]);
  const loose = documents
    .filter((document) => !taken.has(document))
    .map((document) => ({ resource: document, found: fromDocument(document, whole) }))
    .filter(({ found }) => !roles.some((role) => samePolicy(role.found.policy, found.policy)));
  const judged = (scope: Scope, all: typeof roles): readonly AwsDocument[] =>
    all
      .map(({ resource, found }) => documentOf(resource, found, whole))
      .filter((d) => concernsTokens(d, scope));
  return [...judged("role", roles), ...judged("document", loose)];
}

function documentOf(resource: Resource, { policy, gaps }: Found, stack: Stack): AwsDocument {
  const { address, provider, key } = resource;
  const document = {
    relyingParty: "aws",
    identity: address,
    stack,
    alias: provider,
    policy,
    gaps,
  } as const;
  return key === undefined ? document : { ...document, key };
}

function policyOfRole(role: Resource, stack: Stack): Found {
  const value = attribute(role.values, "assume_role_policy");
  const place = `${role.address}.assume_role_policy`;
  const references = role.references["assume_role_policy"] ?? [];
  const documents = documentsNamed(value, role, stack.resources, references);
  const [document, ...others] =
    documents.length > 0 ? documents : behindLocals(value, references, role, stack);
  if (document !== undefined && others.length === 0)
    return { ...fromDocument(document, stack), from: document };
  if (document !== undefined) {
    const names = [document, ...others].map((d) => d.address).join(", ");
    return gap("unknown-value", `${place} is not known before apply: one of ${names}`);
  }
  if (value === undefined || value === null) return gap("not-understood", `${place} is missing`);
  const parsed = embeddedJson(value, place);
  if ("problem" in parsed && !isUnknown(value)) return gap("not-understood", parsed.problem);
  if ("problem" in parsed || isUnknown(parsed.value)) {
    return gap(
      "unknown-value",
      `${place} is not known before ${awaited(value, references, role, stack)}`,
    );
  }
  if (references.length === 0) return { policy: parsed.value, gaps: [] };
  const behind = referenced(stack.resources, DOCUMENT_TYPE, references, role.key);
  return { policy: withLearnedKeys(parsed.value, stack, writtenKeys(behind)), gaps: [] };
}

/** What has to be there before a value is known. */
function awaited(
  value: Value,
  references: readonly string[],
  role: Resource,
  stack: Stack,
): string {
  const all = [...(isUnknown(value) ? value.mentions : []), ...references];
  const [provider] = referenced(stack.resources, PROVIDER_TYPE, all, role.key);
  return provider === undefined ? "apply" : `${provider.address} exists`;
}

function gap(code: "unknown-value" | "not-understood", message: string): Found {
  return { policy: UNKNOWN, gaps: [{ code, message }] };
}

function fromDocument(document: Resource, stack: Stack): Found {
  const { policy, gaps } = policyOfDocument(document, stack.resources);
  return { policy: withLearnedKeys(policy, stack, writtenKeys([document])), gaps };
}

/** Condition keys of documents as they will be. */
function writtenKeys(documents: readonly Resource[]): ReadonlySet<string> {
  const keys = documents.flatMap(({ values }) =>
    (blocks(attribute(values, "statement")) ?? []).flatMap((statement) =>
      (blocks(statement["condition"]) ?? []).map(({ variable }) => variable),
    ),
  );
  return new Set(keys.filter((key) => typeof key === "string"));
}

/** Locals are not in a plan: a document of the same module that concerns tokens may be what stands behind one. */
function behindLocals(
  value: Value | undefined,
  references: readonly string[],
  role: Resource,
  stack: Stack,
): readonly Resource[] {
  if (!isUnknown(value) || stack.kind !== "plan") return [];
  if (![...value.mentions, ...references].some((r) => /(^|\.)local\./.test(r))) return [];
  const own = find(stack, DOCUMENT_TYPE, "data").filter(
    (d) =>
      d.module === role.module &&
      concernsTokens(documentOf(d, fromDocument(d, stack), stack), "document"),
  );
  const paired = own.filter((d) => d.key === role.key);
  return paired.length > 0 ? paired : own;
}

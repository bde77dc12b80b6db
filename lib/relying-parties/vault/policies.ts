import { attribute, find, isUnknown, type Resource, type Stack, type Value } from "../../terraform";
import type { Holdings } from "../identity-document";
import { referenced } from "../references";
import { HOLE, textOf } from "../text";
import { given, members } from "./given";
import { tokenLife } from "./token-life";
import { parsePolicyText, type PathRule, rule } from "./policy-text";

const POLICY = "vault_policy";
const DOCUMENT = "vault_policy_document";

/** A policy that a role gives to its tokens. */
interface RolePolicy {
  readonly name: string;
  /** Address of the policy, where the input defines it. */
  readonly address: string | undefined;
  /** `undefined` where the input does not tell. */
  readonly rules: readonly PathRule[] | undefined;
}

/** What the tokens of a role may do, as far as the input defines its policies. */
export function holdingsOf(role: Resource, stack: Stack): Holdings {
  const policies = ["token_policies", "policies"].flatMap((name) =>
    policiesIn(given(role, name), role, stack),
  );
  const reasons = policies.flatMap((policy) => administratorReason(policy) ?? []);
  return {
    permissions: [...new Set(policies.flatMap(words))],
    administrator: reasons[0],
    session: tokenLife(role),
  };
}

function policiesIn(value: Value | undefined, role: Resource, stack: Stack): readonly RolePolicy[] {
  return members(value).map((member): RolePolicy => {
    const text = textOf(member, false) ?? HOLE;
    const [referred] = referenced(stack.resources, POLICY, text.references, role.key);
    const policy =
      referred ??
      find(stack, POLICY, "managed").find(
        (p) => textOf(given(p, "name"), false)?.shown === text.shown,
      );
    return {
      name: text.shown,
      address: policy?.address,
      rules: policy && rulesOf(policy, stack),
    };
  });
}

function rulesOf(policy: Resource, stack: Stack): readonly PathRule[] | undefined {
  const value = given(policy, "policy");
  if (typeof value === "string") return parsePolicyText(value);
  if (!isUnknown(value)) return undefined;
  const [document, ...others] = referenced(stack.resources, DOCUMENT, value.mentions, policy.key);
  return document === undefined || others.length > 0 ? undefined : documentRules(document);
}

function documentRules(document: Resource): readonly PathRule[] | undefined {
  const rules = members(given(document, "rule")).map((block) => {
    const path = attribute(block, "path");
    return typeof path === "string" ? rule(path, block) : undefined;
  });
  return rules.every((r) => r !== undefined) ? rules : undefined;
}

function words({ name, address, rules }: RolePolicy): readonly string[] {
  if (rules === undefined)
    return [address === undefined ? `policy ${name}` : `policy ${name}, which is not understood`];
  return rules.map(({ path, capabilities }) =>
    capabilities.includes("deny") ? `denied: ${path}` : `${verbs(capabilities)} ${path}`,
  );
}

/** `read and list` of capabilities, in their order. */
function verbs(capabilities: readonly string[]): string {
  const last = capabilities[capabilities.length - 1] ?? "nothing on";
  return capabilities.length < 2 ? last : `${capabilities.slice(0, -1).join(", ")} and ${last}`;
}

/** Vault's root policy, or rights by which a token could give itself any other. */
function administratorReason({ name, address, rules }: RolePolicy): string | undefined {
  if (name === "root") return "the policy root allows everything";
  if (rules === undefined) {
    const isNamedSo = address === undefined && /^(?:[\w-]*[-_])?admin(?:istrator)?s?$/i.test(name);
    return isNamedSo
      ? `the policy ${name} is called so, and the input does not define it`
      : undefined;
  }
  const wide = rules.find(
    ({ path, capabilities }) =>
      capabilities.some((c) => c === "update" || c === "create" || c === "sudo") && reaches(path),
  );
  return wide && `${name} (${address ?? ""}) may ${verbs(wide.capabilities)} ${wide.path}`;
}

/** Whether a path of a policy covers the policies themselves. */
function reaches(path: string): boolean {
  return ["sys/policies/acl/x", "sys/policy/x"].some((place) => covers(path, place));
}

/** `*` counts at the end alone, `+` for a whole segment alone (developer.hashicorp.com, vault/docs/concepts/policies). */
function covers(path: string, place: string): boolean {
  const isOpen = path.endsWith("*");
  const wanted = (isOpen ? path.slice(0, -1) : path).split("/");
  const segments = place.split("/");
  if (isOpen ? wanted.length > segments.length : wanted.length !== segments.length) return false;
  return wanted.every((segment, i) => {
    const found = segments[i] ?? "";
    if (segment === "+") return true;
    return isOpen && i === wanted.length - 1 ? found.startsWith(segment) : found === segment;
  });
}

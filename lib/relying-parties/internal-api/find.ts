import { decodeConfiguration } from "../../terraform/decode";
import { type Manifest, resolve, type Stack } from "../../terraform";
import { resolver } from "../../terraform/resolver";
import { type Lookup, substitute } from "../../terraform/substitute";
import type { InternalApiDocument } from "./document";
import { KIND } from "./forms";
import { parsePolicy } from "./parse-policy";
import type { ParsedRole } from "./parsed-policy";

/**
 * The roles of every policy that lies beside a stack. References of Terraform in it, which a policy written at synth may
 * hold, are resolved in the stack. A policy without a role that can be read is one document by itself.
 */
export function findDocuments(stack: Stack): readonly InternalApiDocument[] {
  const known = found.get(stack) ?? documentsIn(stack);
  found.set(stack, known);
  return known;
}

const found = new WeakMap<Stack, readonly InternalApiDocument[]>();

function documentsIn(stack: Stack): readonly InternalApiDocument[] {
  const policies = (stack.manifests ?? []).filter(({ kind }) => kind === KIND);
  if (policies.length === 0) return [];
  const whole = resolve(stack);
  const lookup = resolver(whole.resources, whole.named);
  return policies.flatMap((manifest) => documentsOf(manifest, lookup));
}

function documentsOf(
  { file, name, value }: Manifest,
  lookup: Lookup,
): readonly InternalApiDocument[] {
  const policy = parsePolicy(substitute(decodeConfiguration(value), lookup));
  const whole: ParsedRole = { name: name ?? KIND, grants: [] };
  const isBroken = policy.problems.length > 0 && policy.roles.length === 0;
  const roles = isBroken ? [whole] : policy.roles;
  return roles.map((role) => ({
    relyingParty: "internal-api",
    identity: `${file}#${role.name}`,
    policy,
    role,
  }));
}

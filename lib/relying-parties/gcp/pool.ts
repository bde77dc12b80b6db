import { isOpaque } from "../../core";
import { attribute, type Resource, type Stack } from "../../terraform";
import { referenced } from "../references";
import { referencesIn, writtenText } from "./text";

/** Type of the resource that holds identities of other issuers. */
export const POOL_TYPE = "google_iam_workload_identity_pool";

/**
 * What tells a stack's pools apart: the id, or the address of a pool whose id is not known yet.
 * @param text a pool's id or resource name, an opaque value where Terraform names one
 * @param from the resource that names it
 * @returns `undefined` where the input does not tell which pool it is
 */
export function poolKey(text: string, from: Resource, stack: Stack): string | undefined {
  const id = /workloadIdentityPools\/(.+)$/su.exec(text)?.[1] ?? text;
  const references = referencesIn(id);
  if (references.length === 0) return id;
  if (!isOpaque(id)) return undefined;
  const [pool, ...others] = referenced(stack.resources, POOL_TYPE, references, from.key);
  if (pool === undefined || others.length > 0) return undefined;
  const own = writtenText(attribute(pool.values, "workload_identity_pool_id"));
  return own === undefined || referencesIn(own).length > 0 ? pool.address : own;
}

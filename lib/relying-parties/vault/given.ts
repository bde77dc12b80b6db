import { attribute, isUnknown, type Resource, type Value } from "../../terraform";

/**
 * An attribute that the configuration gives. `undefined` where it is missing or null, and where a plan marks it "known
 * after apply" only because the provider computes it.
 */
export function given(resource: Resource, name: string): Value | undefined {
  const value = attribute(resource.values, name);
  if (value === undefined || value === null) return undefined;
  const isComputed =
    isUnknown(value) && saysNothing(value.parts) && !Object.hasOwn(resource.references, name);
  return isComputed ? undefined : value;
}

function saysNothing(parts: readonly unknown[]): boolean {
  const [only] = parts;
  if (typeof only !== "object" || only === null || parts.length > 1) return false;
  return "reference" in only && only.reference === "" && Object.keys(only).length === 1;
}

/** A list that Terraform's JSON may give as one value. */
export function members(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

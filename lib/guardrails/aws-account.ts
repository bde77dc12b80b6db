import {
  attribute,
  type ProviderConfig,
  type Resource,
  type Stack,
  type Value,
} from "../terraform";
import { accountOf } from "./role-arn";

/** The AWS account in which a resource is created, as far as its provider configuration tells. */
export function accountOfResource(resource: Resource, stack: Stack): string | undefined {
  const config = stack.providers.find((p) => nameOf(p) === resource.provider);
  if (config === undefined) return undefined;
  const [only, ...others] = members(attribute(config.values, "allowed_account_ids"));
  if (others.length === 0 && (typeof only === "string" || typeof only === "number")) {
    return String(only);
  }
  const [role] = members(attribute(config.values, "assume_role"));
  const arn = attribute(role, "role_arn");
  return typeof arn === "string" ? accountOf(arn) : undefined;
}

function nameOf({ type, alias }: ProviderConfig): string {
  return alias === undefined ? type : `${type}.${alias}`;
}

function members(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

import { attribute, type Resource, type Stack } from "../terraform";

/**
 * What tells the tenant of a resource from others: its id where the provider configuration has it. The providers of a stack
 * that tell nothing are one tenant's.
 */
export function entraTenant({ provider }: Resource, { name, providers }: Stack): string {
  const config = providers.find(
    ({ type, alias }) => provider === (alias === undefined ? type : `${type}.${alias}`),
  );
  const id = attribute(config?.values, "tenant_id");
  return typeof id === "string" && id !== "" ? id.toLowerCase() : `of ${name}`;
}

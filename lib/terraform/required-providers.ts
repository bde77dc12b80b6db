import { entriesOf, isObject, member, textOf } from "./json";

/**
 * The version constraints of providers by their local names: `terraform.required_providers` of a configuration, and what a
 * plan repeats of it. Where several blocks name a provider, all their constraints hold.
 */
export function requiredProviders(json: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (name: string, constraint: string | undefined): void => {
    if (constraint === undefined || constraint === "") return;
    const before = found.get(name);
    found.set(name, before === undefined ? constraint : `${before}, ${constraint}`);
  };
  for (const body of Array.isArray(json) ? (json as readonly unknown[]) : [json]) {
    const terraform = member(body, "terraform");
    for (const block of Array.isArray(terraform)
      ? (terraform as readonly unknown[])
      : [terraform]) {
      for (const [name, provider] of entriesOf(member(block, "required_providers"))) {
        add(name, typeof provider === "string" ? provider : textOf(provider, "version"));
      }
    }
    for (const [, provider] of entriesOf(
      member(member(body, "configuration"), "provider_config"),
    )) {
      if (!isObject(provider) || textOf(provider, "alias") !== undefined) continue;
      const name = textOf(provider, "name");
      if (name !== undefined) add(name, textOf(provider, "version_constraint"));
    }
  }
  return found;
}

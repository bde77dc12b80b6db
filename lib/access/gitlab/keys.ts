import type { Issuer } from "../../core";
import { isUnknown, renderKey, type Resource, type Value } from "../../terraform";

/** Where a name of a group or project stands. */
export interface Naming {
  readonly stack: string;
  /** Addresses of the stack's resources and data sources. */
  readonly addresses: ReadonlySet<string>;
  readonly issuer: Issuer | undefined;
  readonly resource: Resource;
}

/** `gitlab_group.shop`, `module.edge["eu"].data.gitlab_group.shop[0]`. */
const THING = /^((?:.+\.)?gitlab_\w+\.[A-Za-z_][\w-]*(?:\[.*\])?)\.[A-Za-z_]\w*$/;
const OWN_INDEX = /\[(?:each\.(?:key|value)|count\.index)[^\]]*\]$/;

/** Keys under which one thing can be found: equal keys mean the same thing. */
export function pathKey(issuer: Issuer | undefined, path: string): string {
  return `path:${issuer?.url ?? ""}:${path.toLowerCase()}`;
}

export function idKey(issuer: Issuer | undefined, id: string): string {
  return `id:${issuer?.url ?? ""}:${id}`;
}

export function addressKey(stack: string, address: string): string {
  return `ref:${stack}:${address}`;
}

/** A group or project as an attribute names it. */
export interface Named {
  readonly key: string;
  readonly path?: string;
  readonly id?: string;
  /** For readers. */
  readonly label: string;
}

/**
 * What an attribute names: a literal id or path, or the resource it refers to.
 * @param references those of the attribute in the configuration, for a plan that does not know the value
 */
export function namedBy(
  value: Value | undefined,
  naming: Naming,
  references: readonly string[] = [],
): Named | undefined {
  const { issuer, stack } = naming;
  if (typeof value === "number" || typeof value === "string") {
    const text = String(value).trim();
    if (text === "" || text === "0") return undefined;
    return /^\d+$/.test(text)
      ? { key: idKey(issuer, text), id: text, label: text }
      : { key: pathKey(issuer, text), path: text, label: text };
  }
  if (!isUnknown(value)) return undefined;
  const addresses = [...(value.mentions.length > 0 ? value.mentions : references)].flatMap(
    (reference) => THING.exec(reference)?.[1] ?? [],
  );
  const declared = addresses.flatMap((a) => addressOfThing(a, naming) ?? []);
  const [address = addresses[0]] = declared;
  const label = value.toString();
  if (address === undefined) return { key: `text:${stack}:${label}`, label };
  return { key: addressKey(stack, address), label: `\${${address}}` };
}

function addressOfThing(
  address: string,
  { addresses, resource }: Pick<Naming, "addresses" | "resource">,
): string | undefined {
  if (addresses.has(address)) return address;
  const key = resource.key;
  const candidates = [
    ...(key === undefined ? [] : [address.replace(OWN_INDEX, () => renderKey(key))]),
    address.replace(/\[[^\]]*\]$/, ""),
  ];
  return candidates.find((a) => addresses.has(a));
}

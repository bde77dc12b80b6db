import { matching } from "../matching";

/** A label of RFC 1123, as namespaces and most objects are named. */
export function objectName(text: string, where: string, prop: string): string {
  return matching(
    text,
    /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    "up to 63 lower-case letters, digits and dashes",
    where,
    prop,
  );
}

/** `WebDeployer` as objects are named: `web-deployer`. */
export function kebab(id: string): string {
  return id
    .replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}

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

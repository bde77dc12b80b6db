import { splitUnescaped, unescapeRdnValue } from "../../access/ldap/escaped-name";

/** One step of a distinguished name: `OU=Groups`. */
export interface Rdn {
  /** Attribute type in upper case. */
  readonly type: string;
  /** Value without escapes. */
  readonly value: string;
}

/** What is wrong with a text, or what it says. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

const SPECIAL = /[,+"\\<>;=]/g;

/**
 * A value as it stands in a distinguished name (RFC 4514): special characters, a leading `#` or space and a trailing
 * space escaped by a backslash.
 */
export function escapeRdnValue(value: string): string {
  return value
    .replaceAll("\u0000", "\\00")
    .replace(SPECIAL, "\\$&")
    .replace(/^[# ]/, "\\$&")
    .replace(/(?<!\\) $/, "\\ ");
}

/** A value as it stands in an LDAP filter (RFC 4515). */
export function escapeFilterValue(value: string): string {
  return value.replace(/[*()\\\0]/g, (c) => `\\${c.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** The text of a distinguished name in its canonical form: upper-case types, no space after a comma. */
export function renderDn(rdns: readonly Rdn[]): string {
  return rdns.map(({ type, value }) => `${type}=${escapeRdnValue(value)}`).join(",");
}

/** Reads a distinguished name, nearest step first. */
export function parseDn(text: string): Parsed<readonly Rdn[]> {
  const rdns: Rdn[] = [];
  for (const part of splitUnescaped(text, ",")) {
    const equals = part.indexOf("=");
    if (equals < 1) return { problem: `${JSON.stringify(part)} is not of the form OU=name` };
    const type = part.slice(0, equals).trim().toUpperCase();
    const value = unescapeRdnValue(part.slice(equals + 1));
    if (!/^(CN|OU|DC)$/.test(type)) return { problem: `${type} is not one of CN, OU, DC` };
    if (value === "") return { problem: `${type} has no value` };
    rdns.push({ type, value });
  }
  if (rdns.at(-1)?.type !== "DC")
    return { problem: "it does not end in the domain (DC=corp,DC=example)" };
  const firstDc = rdns.findIndex((rdn) => rdn.type === "DC");
  if (rdns.slice(firstDc).some((rdn) => rdn.type !== "DC")) {
    return { problem: "the domain parts (DC) do not stand together at its end" };
  }
  return { value: rdns };
}

/**
 * Checks the DN of a container as hashicorp/ad needs it: the provider compares DNs without regard to case but byte for
 * byte in spaces and escapes, and cuts names at an escaped comma, so anything else plans a change for ever.
 */
export function containerDn(text: string): Parsed<string> {
  const parsed = parseDn(text);
  if ("problem" in parsed) return parsed;
  const escaped = parsed.value.find(({ value }) => escapeRdnValue(value) !== value);
  if (escaped !== undefined) {
    return {
      problem: `the name ${JSON.stringify(escaped.value)} needs an escape, which the provider does not handle`,
    };
  }
  const canonical = parsed.value.map(({ type, value }) => `${type}=${value}`).join(",");
  if (canonical.toLowerCase() !== text.toLowerCase())
    return { problem: `it is not in its plain form; write ${canonical}` };
  return { value: text };
}

/** Whether a DN lies inside a base (or is it), without regard to case. */
export function isWithin(dn: string, base: string): boolean {
  const [inner, outer] = [parseDn(dn), parseDn(base)];
  if ("problem" in inner || "problem" in outer) return false;
  const tail = inner.value.slice(-outer.value.length);
  return renderDn(tail).toLowerCase() === renderDn(outer.value).toLowerCase();
}

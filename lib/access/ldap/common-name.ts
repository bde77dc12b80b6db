import { splitUnescaped, unescapeRdnValue } from "./escaped-name";

/**
 * The common name with which a distinguished name begins (RFC 4514): `G-Shop` of `CN=G-Shop,OU=Groups,DC=corp,DC=example`.
 * `undefined` where it begins with something else.
 */
export function commonNameOf(dn: string): string | undefined {
  for (const pair of splitUnescaped(firstStep(dn), "+")) {
    const [, type = "", value = ""] = /^\s*([^=]*?)\s*=(.*)$/s.exec(pair) ?? [];
    if (!/^(?:cn|2\.5\.4\.3)$/i.test(type)) continue;
    const name = unescapeRdnValue(value);
    return name === "" || value.trimStart().startsWith("#") ? undefined : name;
  }
  return undefined;
}

function firstStep(dn: string): string {
  return splitUnescaped(dn, ",")[0] ?? "";
}

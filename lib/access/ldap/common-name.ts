/**
 * The common name with which a distinguished name begins (RFC 4514): `G-Shop` of `CN=G-Shop,OU=Groups,DC=corp,DC=example`.
 * `undefined` where it begins with something else.
 */
export function commonNameOf(dn: string): string | undefined {
  for (const pair of split(firstStep(dn), "+")) {
    const [, type = "", value = ""] = /^\s*([^=]*?)\s*=(.*)$/s.exec(pair) ?? [];
    if (!/^(?:cn|2\.5\.4\.3)$/i.test(type)) continue;
    const name = unescape(value);
    return name === "" || value.trimStart().startsWith("#") ? undefined : name;
  }
  return undefined;
}

function firstStep(dn: string): string {
  return split(dn, ",")[0] ?? "";
}

function split(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let part = "";
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === separator) {
      parts.push(part);
      part = "";
    } else {
      part += char === "\\" ? char + text.charAt(++i) : char;
    }
  }
  return [...parts, part];
}

function unescape(raw: string): string {
  const trimmed = raw.replace(/^\s+/, "").replace(/(?<!\\)\s+$/, "");
  return trimmed.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gi, (_all, octets?: string, plain = "") => {
    if (octets === undefined) return String(plain);
    const bytes = octets.slice(1).split("\\");
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}

/** The parts of a text between separators that no backslash escapes (RFC 4514). */
export function splitUnescaped(text: string, separator: string): readonly string[] {
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

/**
 * The value of one step of a distinguished name, without the spaces around it and without escapes; pairs of hexadecimal digits
 * are UTF-8 (RFC 4514).
 */
export function unescapeRdnValue(raw: string): string {
  const trimmed = raw.replace(/^ +/, "").replace(/(?<!\\) +$/, "");
  return trimmed.replace(/((?:\\[0-9a-f]{2})+)|\\(.)/gi, (_all, octets?: string, plain = "") => {
    if (octets === undefined) return String(plain);
    const bytes = octets.slice(1).split("\\");
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}

/** Hosts that never leave the machine: keys may be fetched from them without TLS. */
const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether keys may be fetched from a URL: over https, or from this very machine.
 */
export function isTrustworthyUrl({ protocol, hostname }: URL): boolean {
  return protocol === "https:" || (protocol === "http:" && LOOPBACK.test(hostname));
}

/** What keeps a text from being the `iss` of a GitLab, one phrase each: `ends in a slash`. */
export function issuerProblems(text: string): readonly string[] {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    return ["is not a URL"];
  }
  return [
    ...(isTrustworthyUrl(url) ? [] : ["is not https"]),
    ...(/[?#@]/.test(text) ? ["has a query, fragment or credentials"] : []),
    ...(text.endsWith("/") ? ["ends in a slash"] : []),
    ...(/[\s"\\]/.test(text) ? ["has a character that no URL has"] : []),
  ];
}

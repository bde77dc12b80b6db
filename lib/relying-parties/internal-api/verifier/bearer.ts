const BEARER = /^bearer +([^ ]+) *$/i;

/**
 * The token of an Authorization header (RFC 6750, section 2.1).
 * @returns `undefined` where there is none, or credentials of another scheme
 */
export function bearerToken(header: string | undefined): string | undefined {
  return header === undefined ? undefined : BEARER.exec(header)?.[1];
}

/** Public-key signature algorithms (RFC 7518, section 3.1; RFC 8037; RFC 9864). `none` and shared secrets (`HS256`) are not among them. */
export const ALGORITHMS: ReadonlySet<string> = new Set([
  ...["RS256", "RS384", "RS512"],
  ...["PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512"],
  ...["EdDSA", "Ed25519"],
]);

/** How GitLab signs ID tokens (docs.gitlab.com, ci/secrets/id_token_authentication). */
export const GITLAB_ALGORITHM = "RS256";

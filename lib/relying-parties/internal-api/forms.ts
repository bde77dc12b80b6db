import type { Form } from "./problems";

export const API_VERSION = "gitlab-federation/v1";
export const KIND = "InternalApiPolicy";

/** Name of an API. */
export const API_NAME: Form = {
  pattern: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  words: "up to 63 lower-case letters, digits and -, neither first nor last a -",
};

/** Name of a role. */
export const ROLE_NAME: Form = {
  pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,62}$/,
  words: "up to 63 letters, digits and _ . -",
};

/** An audience that needs no quoting in a `.gitlab-ci.yml` or a log. */
export const AUDIENCE: Form = {
  pattern: /^[\w+=,.@:/-]{1,255}$/,
  words: "1 to 255 characters: letters, digits and _ + = , . @ : / -",
};

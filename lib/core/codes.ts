/** Every error code with its meaning: the source of docs/codes.md. Codes are stable across releases. */
export const ERROR_CODES = {
  ERR_CANNOT_EXPRESS: "A relying party cannot enforce a claim that the trust requires.",
  ERR_ISSUER: "An issuer URL, version, tier or offering that does not fit GitLab.",
  ERR_SUBJECT_TEMPLATE: "A subject template that GitLab refuses, or that a trust does not fit.",
  ERR_INPUT_JSON: "A file or document that is not valid JSON, or has duplicate keys.",
  ERR_INPUT_YAML: "A file that is not valid YAML, has duplicate keys, tags, or too many aliases.",
  ERR_INPUT_SHAPE: "Valid JSON that is not what it should be (Terraform, a policy, tokens).",
  ERR_INPUT_UNREADABLE: "A file or folder that cannot be opened, or is too large or too deep.",
  ERR_TOKEN: "An ID token that an internal API refuses, or that cannot be verified now.",
  ERR_PROP: "A construct property with a value that is not allowed.",
  ERR_DUPLICATE: "Something that may exist once is defined twice.",
  ERR_STACK: "A construct outside a FederationStack, or a stack that cannot be judged.",
  ERR_USAGE: "A command line that is not understood.",
  ERR_OUTPUT: "A report that cannot be written.",
  ERR_INTERNAL: "A fault of this package itself.",
} as const;

/** A stable error code. */
export type ErrorCode = keyof typeof ERROR_CODES;

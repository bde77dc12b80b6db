import { type Value } from "../../terraform";
import { at, given, managed } from "../resources";
import type { Rule } from "../rule";

export const thumbprintPlaceholder: Rule = {
  id: "aws/thumbprint-placeholder",
  severity: "warning",
  title: "A thumbprint of the OIDC provider is no fingerprint of a certificate.",
  why: "For a public certificate authority AWS ignores thumbprints and a dummy only misleads readers; for a private one it is the whole check of who answers for the issuer (docs.aws.amazon.com, IAM id_roles_providers_create_oidc_verify-thumbprint).",
  fix: "leave thumbprint_list out for a public certificate authority; else give the SHA-1 fingerprint of the top intermediate certificate",
  *check(input) {
    for (const placed of managed(input, "aws_iam_openid_connect_provider")) {
      for (const text of new Set(texts(given(placed.resource, "thumbprint_list")))) {
        const problem = problemOf(text);
        if (problem === undefined) continue;
        yield at(placed, {
          message: `the thumbprint ${text} ${problem}`,
          given: text,
          allowed: "40 hexadecimal digits of a real certificate, or no thumbprint_list",
          subject: text,
        });
      }
    }
  },
};

function texts(value: Value | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((v) => typeof v === "string") : [];
}

function problemOf(text: string): string | undefined {
  if (!/^[0-9a-f]*$/i.test(text)) return "is not hexadecimal";
  if (text.length !== 40) return `has ${text.length} characters in place of 40`;
  return /^(.{1,20}?)\1+$/.test(text) ? "repeats itself: it is a placeholder" : undefined;
}

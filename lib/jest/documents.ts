import { UsageError } from "../core";
import { type IdentityDocument, identityDocuments } from "../relying-parties";
import type { Stack } from "../terraform";
import { type StackSubject, stackOf } from "./stacks";

/** A trust document with the stack that it stands in. */
export type StackDocument = IdentityDocument & { readonly stack: Stack };

/**
 * The trust document of one identity of a synthesized stack.
 * @param address Terraform address of the resource that decides, or the end of it: the construct's logical id
 * @throws UsageError ERR_USAGE where the stack has none, or several
 */
export function trustDocument(stack: StackSubject, address: string): StackDocument {
  const whole = stackOf(stack);
  const documents = identityDocuments(whole);
  const found = documents.filter(
    (d) => d.identity === address || d.identity.endsWith(`.${address}`),
  );
  const [only] = found;
  if (only !== undefined && found.length === 1) return { ...only, stack: whole };
  throw new UsageError(
    "ERR_USAGE",
    found.length === 0
      ? "no trust document has this address"
      : "several trust documents have this address",
    {
      given: address,
      allowed: documents.map((d) => d.identity).join(", ") || "none: the stack trusts nobody",
    },
  );
}

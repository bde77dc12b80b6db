import type { Reason } from "../relying-parties/trust-document";

/** Claims that tell who a person is. */
const PERSONAL: readonly string[] = ["user_email", "user_login", "user_identities"];

/** A reason without what a token says of a person: reports are read by more people than the token's owner. */
export function withoutPerson(reason: Reason): Reason {
  if (!PERSONAL.includes(reason.claim) || reason.received === "") return reason;
  return { ...reason, received: "another, which is not shown" };
}

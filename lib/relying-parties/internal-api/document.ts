import type { ParsedPolicy, ParsedRole } from "./parsed-policy";

/** One role of a policy, with what it takes to judge it. */
export interface InternalApiDocument {
  readonly relyingParty: "internal-api";
  /** `artifact-store.internal-api.json#publisher` */
  readonly identity: string;
  readonly policy: ParsedPolicy;
  /** Without grants where the policy names none that can be read. */
  readonly role: ParsedRole;
}

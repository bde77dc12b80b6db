import type { Resource, Stack } from "../../terraform";
import type { Text } from "../text";
import type { Holder } from "./holder";

/** One federated credential, with what it takes to judge it. */
export interface EntraDocument {
  readonly relyingParty: "entra";
  /** Address of the credential. */
  readonly identity: string;
  /** The stack it was found in, references resolved. */
  readonly stack: Stack;
  readonly resource: Resource;
  /** The application or managed identity that a token becomes. */
  readonly holder: Holder;
  readonly issuer: Text;
  readonly audiences: readonly Text[];
  readonly condition: Condition;
}

/** What a credential asks of a token beside issuer and audience: the whole subject, or a flexible expression. */
export interface Condition {
  readonly kind: "exact" | "flexible";
  /** Attribute that holds it. */
  readonly attribute: string;
  readonly text: Text;
}

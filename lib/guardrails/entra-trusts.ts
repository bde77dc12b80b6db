import {
  type EntraDocument,
  findCredentials,
  findDocuments,
  type Holder,
} from "../relying-parties/entra";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** A federated credential that GitLab's tokens may meet. */
export interface EntraTrust {
  readonly stack: string;
  readonly document: EntraDocument;
}

/** An application or managed identity with all its credentials, those for other issuers included. */
export interface EntraHolder {
  readonly stack: string;
  readonly holder: Holder;
  readonly credentials: readonly EntraDocument[];
}

/** Every federated credential that GitLab's tokens may meet. */
export function* entraTrusts(input: Input): Iterable<EntraTrust> {
  for (const stack of input.stacks) {
    for (const document of findDocuments(stack)) yield { stack: stack.name, document };
  }
}

/** Every application and managed identity that has credentials. */
export function* entraHolders(input: Input): Iterable<EntraHolder> {
  for (const stack of input.stacks) {
    const byHolder = new Map<string, EntraDocument[]>();
    for (const document of findCredentials(stack)) {
      const { key } = document.holder;
      byHolder.set(key, [...(byHolder.get(key) ?? []), document]);
    }
    for (const credentials of byHolder.values()) {
      const [first] = credentials;
      if (first !== undefined) yield { stack: stack.name, holder: first.holder, credentials };
    }
  }
}

/** A violation at a credential. */
export function inCredential(
  { stack, document }: EntraTrust,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: document.identity, ...said };
}

/** A violation at whoever holds credentials, else at one of them. */
export function atHolder(
  { stack, holder, credentials }: EntraHolder,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  const address = holder.resource?.address ?? credentials[0]?.identity ?? holder.key;
  return { stack, address, ...said };
}

import type { Stack } from "../../terraform";
import type { IdentityDocument } from "../identity-document";
import type { VaultDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { holdingsOf } from "./policies";
import { prepare } from "./prepare";
import { read } from "./read";

/** The Vault roles of a stack that GitLab's tokens can log in to. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/** A role as any relying party's document. */
export function identityOf(document: VaultDocument): IdentityDocument {
  return {
    relyingParty: "vault",
    identity: document.identity,
    name: document.name,
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => holdingsOf(document.resource, document.stack),
  };
}

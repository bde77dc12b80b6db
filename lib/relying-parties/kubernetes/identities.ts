import type { Stack } from "../../terraform";
import type { IdentityDocument } from "../identity-document";
import type { KubernetesDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { holdingsOf } from "./holdings";
import { prepare } from "./prepare";
import { read } from "./read";

/** The RBAC bindings and agents of a stack's clusters that tokens can become. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/** A binding, or an agent's service account, as any relying party's document. */
export function identityOf(document: KubernetesDocument): IdentityDocument {
  return {
    relyingParty: "kubernetes",
    identity: document.identity,
    name: document.kind === "binding" ? document.binding.name : document.name,
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => holdingsOf(document),
    besides: () =>
      document.kind === "binding" ? document.authenticators.map(({ source }) => source) : null,
  };
}

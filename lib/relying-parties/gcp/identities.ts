import { attribute, find, type Resource, type Stack, type Value } from "../../terraform";
import type { IdentityDocument } from "../identity-document";
import type { GcpDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { holdingsOf } from "./holdings";
import { prepare } from "./prepare";
import type { GcpProvider } from "./provider";
import { read } from "./read";
import { accountName } from "./service-accounts";

/** The bindings of a stack by which GitLab's tokens get a role at Google. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/** A binding as any relying party's document. */
export function identityOf(document: GcpDocument): IdentityDocument {
  return {
    relyingParty: "gcp",
    identity: document.identity,
    name: nameOf(document),
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => holdingsOf(document),
    besides: () => [...new Set(document.ways.map(({ provider }) => provider))].map(written),
  };
}

/** What a provider of the pool says about tokens. */
function written({ address, issuer, audiences, mapping, condition }: GcpProvider): Value {
  return {
    address,
    issuer,
    audiences: audiences ?? null,
    mapping: mapping === undefined ? null : Object.fromEntries(mapping),
    condition: condition ?? null,
  };
}

/** The service account that the members act as; else the first member, without the pool before it. */
function nameOf({ identity, members, stack }: GcpDocument): string {
  const binding = resourceAt(identity, stack);
  if (binding?.type.startsWith("google_service_account_iam_") === true) {
    return accountName(attribute(binding.values, "service_account_id"), binding, stack);
  }
  const [first] = members;
  return first === undefined ? identity : first.shown.replace(/^.*\/workloadIdentityPools\//su, "");
}

function resourceAt(address: string, stack: Stack): Resource | undefined {
  const [type = ""] = address.replace(/^(?:module\.[^.]+(?:\[[^\]]*\])?\.)*/, "").split(".");
  return find(stack, type, "managed").find((r) => r.address === address);
}

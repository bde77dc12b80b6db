import { attribute, find, resolve, type Resource, type Stack, type Value } from "../../terraform";
import { hostOf, isForeignHost } from "../foreign-host";
import { HOLE, known, type Text, textOf } from "../text";
import type { Condition, EntraDocument } from "./document";
import { holderOf } from "./holder";

/** Credential resources, with the attribute that holds their audience. */
const TYPES = {
  azuread_application_federated_identity_credential: "audiences",
  azuread_application_flexible_federated_identity_credential: "audience",
  azurerm_federated_identity_credential: "audience",
} as const;

const EXPRESSION = "claims_matching_expression";

/** A required attribute that is not there: Terraform refuses it. */
const MISSING: Text = { ...HOLE, shown: "(missing)", cause: "not-understood" };

/** The federated credentials of a stack that GitLab's tokens may meet: those of issuers that are no GitLab are left out. */
export function findDocuments(stack: Stack): readonly EntraDocument[] {
  return findCredentials(stack).filter(({ issuer }) => !isForeignIssuer(known(issuer) ?? ""));
}

const found = new WeakMap<Stack, readonly EntraDocument[]>();

/** Every federated credential of a stack, whoever signs its tokens: they share the limits of their holder. */
export function findCredentials(stack: Stack): readonly EntraDocument[] {
  const whole = resolve(stack);
  const before = found.get(whole);
  if (before !== undefined) return before;
  const all = Object.entries(TYPES).flatMap(([type, audience]) =>
    find(whole, type, "managed").map((resource) => documentOf(resource, audience, whole)),
  );
  found.set(whole, all);
  return all;
}

function documentOf(resource: Resource, audience: string, stack: Stack): EntraDocument {
  return {
    relyingParty: "entra",
    identity: resource.address,
    stack,
    resource,
    holder: holderOf(resource, stack),
    issuer: textAt(resource, "issuer"),
    audiences: audiencesIn(attribute(resource.values, audience)),
    condition: conditionOf(resource),
  };
}

function conditionOf(resource: Resource): Condition {
  const isFlexible =
    resource.type.includes("_flexible_") ||
    (attribute(resource.values, EXPRESSION) ?? null) !== null;
  return isFlexible
    ? { kind: "flexible", attribute: EXPRESSION, text: textAt(resource, EXPRESSION) }
    : { kind: "exact", attribute: "subject", text: textAt(resource, "subject") };
}

function textAt({ values }: Resource, name: string): Text {
  return textOf(attribute(values, name), false) ?? MISSING;
}

/** A list that is not known is one audience that is not known. */
function audiencesIn(value: Value | undefined): readonly Text[] {
  const members = Array.isArray(value) ? (value as readonly Value[]) : [value ?? null];
  return members.flatMap((member) => (member === null ? [] : (textOf(member, false) ?? MISSING)));
}

/** Kubernetes clusters of Azure sign for their own service accounts. */
const AKS = /(?:^|\.)oic\.prod-aks\.azure\.(?:com|us|cn)(?:\/|$)/;

function isForeignIssuer(url: string): boolean {
  const host = hostOf(url).toLowerCase();
  return AKS.test(host) || isForeignHost(host);
}

import { attribute, type Stack } from "../../terraform";
import type { IdentityDocument, Lifetime } from "../identity-document";
import type { EntraDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { prepare } from "./prepare";
import { read } from "./read";
import { administratorReason, assignmentWords, roleAssignmentsOf } from "./role-assignments";

/** The federated credentials of a stack that GitLab's tokens may meet. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/**
 * Entra's access tokens last 60 to 90 minutes as a rule, up to 24 hours for a managed identity and for a client that asks
 * for continuous access evaluation (learn.microsoft.com, concept-continuous-access-evaluation-workload).
 */
const SESSION: Lifetime = {
  seconds: 86_400,
  because:
    "for an access token of Entra (60 to 90 minutes as a rule, up to 24 hours for a managed identity or with continuous access evaluation)",
};

/** A federated credential as any relying party's document. */
export function identityOf(document: EntraDocument): IdentityDocument {
  return {
    relyingParty: "entra",
    identity: document.identity,
    name: nameOf(document),
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => {
      const assignments = roleAssignmentsOf(document.holder, document.stack);
      return {
        permissions: [...new Set(assignments.map(assignmentWords))],
        administrator: administratorReason(assignments),
        session: SESSION,
      };
    },
  };
}

/** The name of the credential as the portal shows it, else its address. */
function nameOf({ identity, resource }: EntraDocument): string {
  const names = ["display_name", "name"].map((name) => attribute(resource.values, name));
  return names.find((name): name is string => typeof name === "string" && name !== "") ?? identity;
}

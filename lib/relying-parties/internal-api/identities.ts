import type { Stack } from "../../terraform";
import type { IdentityDocument } from "../identity-document";
import type { InternalApiDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { prepare } from "./prepare";
import { read } from "./read";

/** Seconds: no verifier allows for more. */
const MAX_TOLERANCE = 300;

/** The roles of a stack's internal APIs. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/** A role as any relying party's document. */
export function identityOf(document: InternalApiDocument): IdentityDocument {
  const { identity, policy, role } = document;
  return {
    relyingParty: "internal-api",
    identity,
    name: policy.name === undefined ? role.name : `${policy.name}/${role.name}`,
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => ({
      permissions: [`${role.name} of the internal API ${policy.name ?? "(unnamed)"}`],
      administrator: undefined,
      session: {
        seconds: MAX_TOLERANCE,
        because:
          "past the end of the token, which every request brings: at most the verifier's clockTolerance",
      },
    }),
  };
}

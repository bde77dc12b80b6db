import { attribute, isUnknown, resourceAt, type Stack } from "../../terraform";
import type { IdentityDocument, Lifetime } from "../identity-document";
import type { AwsDocument } from "./document";
import { evaluate } from "./evaluate";
import { findDocuments } from "./find";
import { administratorReason, permissionWords } from "./permission-words";
import { prepare } from "./prepare";
import { read } from "./read";
import { policiesOfRole } from "./role-policies";

/** The IAM roles of a stack that web identity tokens can become. */
export function identities(stack: Stack): readonly IdentityDocument[] {
  return findDocuments(stack).map(identityOf);
}

/** A trust policy as any relying party's document. */
export function identityOf(document: AwsDocument): IdentityDocument {
  return {
    relyingParty: "aws",
    identity: document.identity,
    name: nameOf(document),
    read: (declared) => read(document, declared),
    prepare: () => {
      const prepared = prepare(document);
      return (token) => evaluate(prepared, token);
    },
    holdings: () => {
      const policies = policiesOfRole(document.stack, document.identity);
      return {
        permissions: permissionWords(policies),
        administrator: administratorReason(policies),
        session: sessionOf(document),
      };
    },
  };
}

/** What STS takes: a token up to 5 minutes past its end, and sessions of up to the role's maximum (IAM CreateRole). */
function sessionOf({ identity, stack }: AwsDocument): Lifetime {
  const role = resourceAt(stack, identity);
  const given = role && attribute(role.values, "max_session_duration");
  const grace = "and 300 s in which STS takes a token past its end";
  if (given === undefined || given === null) {
    return { seconds: 3900, because: `for a session of the role (AWS's default, 3600 s) ${grace}` };
  }
  const seconds = Number(given);
  return Number.isInteger(seconds) && seconds > 0 && !isUnknown(given)
    ? {
        seconds: seconds + 300,
        because: `for a session of the role (max_session_duration) ${grace}`,
      }
    : {
        seconds: 43_500,
        because: `for a session of the role (its max_session_duration is not known, and AWS allows 43200 s) ${grace}`,
      };
}

/** The role's name as AWS will show it, else its address. */
function nameOf({ identity, stack }: AwsDocument): string {
  const role = resourceAt(stack, identity);
  const text = (name: string): string | undefined => {
    const value = role && attribute(role.values, name);
    if (isUnknown(value) && value.references.length > 0) return value.toString();
    return typeof value === "string" && value !== "" ? value : undefined;
  };
  const prefix = text("name_prefix");
  return text("name") ?? (prefix === undefined ? identity : `${prefix}…`);
}

import type { Stack } from "../terraform";
import type { IdentityDocument } from "./identity-document";
import type { RelyingParty } from "./trust-document";

/** How one relying party is found in an input. */
interface Party {
  readonly relyingParty: RelyingParty;
  /** Whether a stack has anything of it: its reader is loaded only then. */
  readonly concerns: (stack: Stack) => boolean;
  readonly identities: (stack: Stack) => readonly IdentityDocument[];
}

type Room = Pick<Party, "identities">;

const PARTIES: readonly Party[] = [
  party("aws", ["aws_"], () => require("./aws/identities") as Room),
];

function party(relyingParty: RelyingParty, prefixes: readonly string[], room: () => Room): Party {
  return {
    relyingParty,
    concerns: ({ resources }) =>
      resources.some(({ type }) => prefixes.some((p) => type.startsWith(p))),
    identities: (stack) => room().identities(stack),
  };
}

/** Every identity of a stack that GitLab's tokens can become, party by party. */
export function identityDocuments(stack: Stack): readonly IdentityDocument[] {
  return PARTIES.filter(({ concerns }) => concerns(stack)).flatMap(({ identities }) =>
    identities(stack),
  );
}

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
  party("gcp", ["google_"], () => require("./gcp/identities") as Room),
  party("entra", ["azuread_", "azurerm_"], () => require("./entra/identities") as Room),
  party("vault", ["vault_"], () => require("./vault/identities") as Room),
  kubernetes(),
  {
    ...party("internal-api", [], () => require("./internal-api/identities") as Room),
    concerns: ({ manifests = [] }) => manifests.some(({ kind }) => kind === "InternalApiPolicy"),
  },
];

function party(relyingParty: RelyingParty, prefixes: readonly string[], room: () => Room): Party {
  return {
    relyingParty,
    concerns: ({ resources }) =>
      resources.some(({ type }) => prefixes.some((p) => type.startsWith(p))),
    identities: (stack) => room().identities(stack),
  };
}

/** A cluster's documents lie in resources and in files beside them. */
function kubernetes(): Party {
  const types = ["kubernetes_", "aws_eks_", "gitlab_cluster_agent", "gitlab_repository_file"];
  const own = party("kubernetes", types, () => require("./kubernetes/identities") as Room);
  return {
    ...own,
    concerns: (stack) =>
      own.concerns(stack) ||
      (stack.manifests ?? []).some(({ kind }) => kind !== "InternalApiPolicy"),
  };
}

/** Every identity of a stack that GitLab's tokens can become, party by party. */
export function identityDocuments(stack: Stack): readonly IdentityDocument[] {
  return PARTIES.filter(({ concerns }) => concerns(stack)).flatMap(({ identities }) =>
    identities(stack),
  );
}

import { findDocuments, type VaultDocument } from "../relying-parties/vault";
import type { Stack } from "../terraform";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** A role of a Vault mount that GitLab jobs are meant to log in to. */
export interface VaultTrust {
  readonly stack: string;
  readonly document: VaultDocument;
}

/** Every role of Vault or OpenBao that concerns jobs, over all stacks. */
export function* vaultTrusts(input: Input): Iterable<VaultTrust> {
  for (const stack of input.stacks) {
    if (!hasVault(stack)) continue;
    for (const document of findDocuments(stack)) yield { stack: stack.name, document };
  }
}

function hasVault({ resources }: Stack): boolean {
  return resources.some(({ type }) => type.startsWith("vault_"));
}

/** A violation at a role. */
export function atRole(
  { stack, document }: VaultTrust,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack, address: document.identity, ...said };
}

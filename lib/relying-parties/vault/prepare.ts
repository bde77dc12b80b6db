import { alternatives } from "../text";
import type { NotUnderstood } from "../trust-document";
import type { ClaimKey } from "./claim-key";
import type { VaultDocument } from "./document";
import { type Requirement, requirementsOf } from "./requirement";
import { type RequirementTest, requirementTest } from "./requirement-test";

/** A requirement made ready for many tokens. */
export interface Check {
  readonly test: RequirementTest;
  /** The claim that it is about; `undefined` where it is about none. */
  readonly key: ClaimKey | undefined;
  /** What it wants, in words. */
  readonly expected: string;
  /** Why no token meets it, or why it cannot be decided, where no claim tells. */
  readonly said?: { readonly received: string } | NotUnderstood;
}

/** A role made ready for many decisions. */
export interface Prepared {
  readonly checks: readonly Check[];
}

/** Does what does not depend on a token once. */
export function prepare({ role, mount }: VaultDocument): Prepared {
  return { checks: requirementsOf(role, mount).map(checkOf) };
}

function checkOf(requirement: Requirement): Check {
  const test = requirementTest(requirement);
  switch (requirement.kind) {
    case "issuer":
      return { test, key: top("iss"), expected: alternatives([requirement.wanted]) };
    case "audience":
      return { test, key: top("aud"), expected: alternatives(requirement.wanted) };
    case "no-audience":
      return { test, key: top("aud"), expected: "no audience, because the role names none" };
    case "values":
      return { test, key: requirement.key, expected: alternatives(requirement.wanted) };
    case "text":
      return { test, key: requirement.key, expected: "a text" };
    case "texts":
      return { test, key: requirement.key, expected: "a text or a list of texts" };
    case "text-or-absent":
      return { test, key: requirement.key, expected: "a text, or nothing" };
    case "never": {
      const { expected, received } = requirement;
      return { test, key: undefined, expected, said: { received } };
    }
    case "open":
      return { test, key: undefined, expected: requirement.gap.message, said: requirement.gap };
  }
}

function top(name: string): ClaimKey {
  return { shown: name, path: [name] };
}

import type { Language } from "../../core";
import {
  type PatternParty,
  REFUSED_EVERYWHERE,
  TERRAFORM_REFERENCE,
  writtenValues as writtenFor,
  type Written,
  type WrittenFor,
} from "../written-value";

/** A role says of itself whether its texts are patterns, so that a literal `*` is no matter of the value. */
const VAULT: PatternParty = {
  relyingParty: "vault",
  name: "Vault",
  wildcards: "*",
  refused: [TERRAFORM_REFERENCE, ...REFUSED_EVERYWHERE],
  nearest: {},
};

/**
 * The values of a claim as Vault can compare them: exact texts, and patterns with `*`, which need a role of globs.
 * @throws CannotExpressError for anything else, and for characters that no role carries safely
 */
export function writtenValues(values: Language, place: WrittenFor): readonly Written[] {
  return writtenFor(values, place, VAULT);
}

export type { Written } from "../written-value";

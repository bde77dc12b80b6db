import type { Language } from "../../core";
import {
  type PatternParty,
  TERRAFORM_DIRECTIVE,
  TERRAFORM_REFERENCE,
  type WrittenFor,
  writtenValues,
} from "../written-value";
import type { ClaimCondition } from "./policy";

/** A policy is JSON that tells values from patterns: it carries every character, and Terraform writes it. */
const INTERNAL_API: PatternParty = {
  relyingParty: "internal-api",
  name: "the policy of an internal API",
  wildcards: "*",
  refused: [TERRAFORM_REFERENCE, TERRAFORM_DIRECTIVE],
  nearest: {},
};

/**
 * A claim's values as a policy names them.
 * @throws CannotExpressError for what is neither exact values nor patterns with `*`, and for what Terraform would replace
 */
export function writtenCondition(language: Language, place: WrittenFor): ClaimCondition {
  const written = writtenValues(language, place, INTERNAL_API);
  const texts = (wildcard: boolean): readonly string[] =>
    written
      .filter((value) => value.wildcard === wildcard)
      .map(({ text }) => text)
      .sort();
  const [values, patterns] = [texts(false), texts(true)];
  return {
    ...(values.length > 0 ? { values } : {}),
    ...(patterns.length > 0 ? { patterns } : {}),
  };
}

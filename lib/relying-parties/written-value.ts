import {
  type ClaimName,
  describeLanguage,
  isOpaque,
  type Language,
  showValue,
  withinDomain,
} from "../core";
import { cannotOf } from "./cannot";
import type { RelyingParty } from "./trust-document";

/** A value as a trust document writes it. */
export interface Written {
  readonly text: string;
  /** Whether the wildcards of the relying party stand for characters in it. */
  readonly wildcard: boolean;
}

/** Where a value goes, for messages. */
export interface WrittenFor {
  readonly claim: ClaimName;
  /** Construct path. */
  readonly where: string | undefined;
}

/** Something that no value may hold: its test, and its name in words. */
export type Refused = readonly [holds: (text: string) => boolean, words: string];

/** A relying party that compares values with exact texts and with patterns. */
export interface PatternParty {
  readonly relyingParty: RelyingParty;
  /** As a reader calls it: `AWS`. */
  readonly name: string;
  /** What stands for other characters in its patterns. */
  readonly wildcards: "*" | "* and ?";
  /** What it cannot carry safely, so that no escape is ever needed; the first that holds is told. */
  readonly refused: readonly Refused[];
  /** What it cannot carry in an exact text either, because it would read it as a pattern. */
  readonly refusedExactly?: readonly Refused[];
  /** What to do about values of a claim that it cannot compare. */
  readonly nearest: Partial<Readonly<Record<ClaimName, string>>>;
}

/** What Terraform would replace in a value (developer.hashicorp.com, terraform/language/expressions/strings). */
export const TERRAFORM_REFERENCE: Refused = [
  (text) => text.includes("${"),
  "${, which Terraform takes for a reference",
];

/** What Terraform would run in a value (same page). */
export const TERRAFORM_DIRECTIVE: Refused = [
  (text) => text.includes("%{"),
  "%{, which Terraform takes for a directive",
];

/** Refused by every relying party that keeps its documents inside of Terraform's. */
export const REFUSED_EVERYWHERE: readonly Refused[] = [
  TERRAFORM_DIRECTIVE,
  [(text) => /["']/.test(text), "a quote"],
  [(text) => text.includes("\\"), "a backslash"],
  [(text) => /\p{Cc}/u.test(text), "a control character"],
];

/** Refused in exact texts where the relying party tells them from patterns by their characters alone. */
export const LITERAL_WILDCARD: Refused = [
  (text) => /[*?]/.test(text),
  "a wildcard as a literal character",
];

/**
 * The values of a claim as exact texts and wildcard patterns, each an alternative.
 * @throws CannotExpressError for anything else, and for what the relying party cannot carry safely
 */
export function writtenValues(
  values: Language,
  place: WrittenFor,
  party: PatternParty,
): readonly Written[] {
  const plain = values.kind === "exact" ? values : withinDomain(place.claim, values);
  const parts =
    plain.kind === "exact" ? [plain] : values.kind === "union" ? values.parts : [values];
  return parts.flatMap((part): readonly Written[] => {
    if (part.kind === "exact") {
      const refused = [...party.refused, ...(party.refusedExactly ?? [])];
      return part.values.map((value) => ({
        text: checked(value, refused, place, party),
        wildcard: false,
      }));
    }
    const finite = withinDomain(place.claim, part);
    if (finite.kind === "exact") return writtenValues(finite, place, party);
    if (part.kind !== "glob" || part.ignoreCase || !isReadSo(part, party)) {
      return refuse(
        place,
        party,
        `${party.name} cannot compare ${place.claim} with ${describeLanguage(part)}: it knows exact values, and patterns with ${party.wildcards}`,
        describeLanguage(values),
        party.nearest[place.claim] ??
          "list the exact values, or write one pattern that covers them",
      );
    }
    return [{ text: checked(part.pattern, party.refused, place, party), wildcard: true }];
  });
}

/** Whether a `?` means in the pattern what the relying party takes it for. */
function isReadSo(
  { pattern, question }: { readonly pattern: string; readonly question: boolean },
  { wildcards }: PatternParty,
): boolean {
  return !pattern.includes("?") || question === (wildcards === "* and ?");
}

function checked(
  value: string,
  refused: readonly Refused[],
  place: WrittenFor,
  party: PatternParty,
): string {
  if (isOpaque(value)) return showValue(value);
  const found = refused.find(([holds]) => holds(value));
  if (found === undefined) return value;
  return refuse(
    place,
    party,
    `a value of ${place.claim} holds ${found[1]}: ${party.name} cannot carry it safely`,
    JSON.stringify(value),
    "use another name, or trust the jobs by another claim",
  );
}

function refuse(
  { claim, where }: WrittenFor,
  { relyingParty }: PatternParty,
  problem: string,
  given: string,
  fix: string,
): never {
  throw cannotOf(relyingParty)(claim, problem, { where }, { given, fix });
}

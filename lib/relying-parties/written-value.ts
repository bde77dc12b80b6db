import {
  CannotExpressError,
  type ClaimName,
  describeLanguage,
  isOpaque,
  type Language,
  showValue,
  withinDomain,
} from "../core";
import type { RelyingParty } from "./trust-document";

/** A value as a trust document writes it. */
export interface Written {
  readonly text: string;
  /** Whether `*` and `?` stand for characters in it. */
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

/** A relying party that compares values with exact texts and with patterns of `*` and `?`. */
export interface PatternParty {
  readonly relyingParty: RelyingParty;
  /** As a reader calls it: `AWS`. */
  readonly name: string;
  /** What it cannot carry safely, so that no escape is ever needed; the first that holds is told. */
  readonly refused: readonly Refused[];
  /** What to do about values of a claim that it cannot compare. */
  readonly nearest: Partial<Readonly<Record<ClaimName, string>>>;
}

/** Refused everywhere (facts/relying-parties, section 9). */
export const REFUSED_EVERYWHERE: readonly Refused[] = [
  [(text) => text.includes("%{"), "%{, which Terraform takes for a directive"],
  [(text) => /["']/.test(text), "a quote"],
  [(text) => text.includes("\\"), "a backslash"],
  [(text) => /\p{Cc}/u.test(text), "a control character"],
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
      return part.values.map((value) => ({
        text: checked(value, false, place, party),
        wildcard: false,
      }));
    }
    const finite = withinDomain(place.claim, part);
    if (finite.kind === "exact") return writtenValues(finite, place, party);
    if (part.kind !== "glob" || part.ignoreCase || (!part.question && part.pattern.includes("?"))) {
      return refuse(
        place,
        party,
        `${party.name} cannot compare ${place.claim} with ${describeLanguage(part)}: it knows exact values, and patterns with * and ?`,
        describeLanguage(values),
        party.nearest[place.claim] ??
          "list the exact values, or write one pattern that covers them",
      );
    }
    return [{ text: checked(part.pattern, true, place, party), wildcard: true }];
  });
}

function checked(value: string, pattern: boolean, place: WrittenFor, party: PatternParty): string {
  if (isOpaque(value)) return showValue(value);
  const found = party.refused.find(([holds]) => holds(value));
  const star = !pattern && /[*?]/.test(value);
  if (found === undefined && !star) return value;
  const problem = found === undefined ? "a wildcard as a literal character" : found[1];
  return refuse(
    place,
    party,
    `a value of ${place.claim} holds ${problem}: ${party.name} cannot carry it safely`,
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
  throw new CannotExpressError(claim, relyingParty, problem, {
    given,
    fix,
    ...(where === undefined ? {} : { where }),
  });
}

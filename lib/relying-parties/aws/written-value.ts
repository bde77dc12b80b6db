import {
  CannotExpressError,
  type ClaimName,
  describeLanguage,
  isOpaque,
  type Language,
  showValue,
  withinDomain,
} from "../../core";

/** A value as a policy writes it. */
export interface Written {
  readonly text: string;
  /** Whether it needs `StringLike`. */
  readonly wildcard: boolean;
}

/** Where a value goes, for messages. */
export interface WrittenFor {
  readonly claim: ClaimName;
  /** Construct path. */
  readonly where: string | undefined;
}

/**
 * The values of a claim as AWS can compare them: exact texts and wildcard patterns, each an alternative.
 * @throws CannotExpressError for anything else, and for characters that no policy carries safely
 */
export function writtenValues(values: Language, place: WrittenFor): readonly Written[] {
  const plain = values.kind === "exact" ? values : withinDomain(place.claim, values);
  const parts =
    plain.kind === "exact" ? [plain] : values.kind === "union" ? values.parts : [values];
  return parts.flatMap((part): readonly Written[] => {
    if (part.kind === "exact") {
      return part.values.map((value) => ({ text: checked(value, false, place), wildcard: false }));
    }
    const finite = withinDomain(place.claim, part);
    if (finite.kind === "exact") return writtenValues(finite, place);
    if (part.kind !== "glob" || part.ignoreCase || (!part.question && part.pattern.includes("?"))) {
      return refuse(
        place,
        `AWS cannot compare ${place.claim} with ${describeLanguage(part)}: it knows exact values, and patterns with * and ?`,
        describeLanguage(values),
        NEAREST[place.claim] ?? "list the exact values, or write one pattern that covers them",
      );
    }
    return [{ text: checked(part.pattern, true, place), wildcard: true }];
  });
}

const NEAREST: Partial<Readonly<Record<ClaimName, string>>> = {
  project_path:
    "name the whole group (every project at any depth below it), or pin namespace_id on gitlab.com",
};

/** Characters refused in every value (facts/relying-parties, section 9): then no escape is ever needed. */
const REFUSED: readonly (readonly [(text: string) => boolean, string])[] = [
  [(text) => text.includes("${"), "${, which AWS takes for a policy variable"],
  [(text) => text.includes("%{"), "%{, which Terraform takes for a directive"],
  [(text) => /["']/.test(text), "a quote"],
  [(text) => text.includes("\\"), "a backslash"],
  [(text) => hasCode(text, (c) => c < 0x20 || (c >= 0x7f && c < 0xa0)), "a control character"],
  [(text) => hasCode(text, (c) => c > 0xff), "a character beyond U+00FF, which no policy can hold"],
];

function hasCode(text: string, test: (code: number) => boolean): boolean {
  return Array.from(text).some((c) => test(c.codePointAt(0) ?? 0));
}

function checked(value: string, pattern: boolean, place: WrittenFor): string {
  if (isOpaque(value)) return showValue(value);
  const found = REFUSED.find(([holds]) => holds(value));
  const star = !pattern && /[*?]/.test(value);
  if (found === undefined && !star) return value;
  const problem = found === undefined ? "a wildcard as a literal character" : found[1];
  return refuse(
    place,
    `a value of ${place.claim} holds ${problem}: AWS cannot carry it safely`,
    JSON.stringify(value),
    "use another name, or trust the jobs by another claim",
  );
}

function refuse(place: WrittenFor, problem: string, given: string, fix: string): never {
  throw new CannotExpressError(place.claim, "aws", problem, {
    given,
    fix,
    ...(place.where === undefined ? {} : { where: place.where }),
  });
}

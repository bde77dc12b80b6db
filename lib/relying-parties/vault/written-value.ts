import {
  CannotExpressError,
  type ClaimName,
  describeLanguage,
  isOpaque,
  type Language,
  showValue,
  withinDomain,
} from "../../core";

/** A value as a role writes it. */
export interface Written {
  readonly text: string;
  /** Whether its `*` is a wildcard, so that the role must be one of globs. */
  readonly wildcard: boolean;
}

/** Where a value goes, for messages. */
export interface WrittenFor {
  readonly claim: ClaimName;
  /** Construct path. */
  readonly where: string | undefined;
}

/**
 * The values of a claim as Vault can compare them, each an alternative: exact texts, and patterns with `*`.
 * @throws CannotExpressError for anything else, and for characters that are not carried safely
 */
export function writtenValues(values: Language, place: WrittenFor): readonly Written[] {
  const plain = values.kind === "exact" ? values : withinDomain(place.claim, values);
  const parts =
    plain.kind === "exact" ? [plain] : values.kind === "union" ? values.parts : [values];
  return parts.flatMap((part): readonly Written[] => {
    if (part.kind === "exact")
      return part.values.map((value) => ({ text: checked(value, place), wildcard: false }));
    const finite = withinDomain(place.claim, part);
    if (finite.kind === "exact") return writtenValues(finite, place);
    const question = part.kind === "glob" && part.question && part.pattern.includes("?");
    if (part.kind !== "glob" || part.ignoreCase || question) return refuse(place, part, values);
    return [{ text: checked(part.pattern, place), wildcard: true }];
  });
}

function refuse(place: WrittenFor, part: Language, values: Language): never {
  throw new CannotExpressError(
    place.claim,
    "vault",
    `Vault cannot compare ${place.claim} with ${describeLanguage(part)}: it knows exact values, and patterns with *`,
    {
      given: describeLanguage(values),
      fix: "list the exact values, or write one pattern with * that covers them",
      ...(place.where === undefined ? {} : { where: place.where }),
    },
  );
}

/** Characters refused in every value (facts/relying-parties, section 9): then no escape is ever needed. */
const REFUSED: readonly (readonly [RegExp, string])[] = [
  [/\$\{/, "${, which Terraform takes for a reference"],
  [/%\{/, "%{, which Terraform takes for a directive"],
  [/["']/, "a quote"],
  [/\\/, "a backslash"],
  [/\p{Cc}/u, "a control character"],
];

function checked(value: string, place: WrittenFor): string {
  if (isOpaque(value)) return showValue(value);
  const found = REFUSED.find(([form]) => form.test(value));
  if (found === undefined) return value;
  throw new CannotExpressError(
    place.claim,
    "vault",
    `a value of ${place.claim} holds ${found[1]}: it is not carried safely`,
    {
      given: JSON.stringify(value),
      fix: "use another name, or trust the jobs by another claim",
      ...(place.where === undefined ? {} : { where: place.where }),
    },
  );
}

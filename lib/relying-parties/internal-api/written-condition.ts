import {
  CannotExpressError,
  type ClaimName,
  describeLanguage,
  isOpaque,
  type Language,
  showValue,
  withinDomain,
} from "../../core";
import type { ClaimCondition } from "./policy";

/** Where a condition goes, for messages. */
export interface WrittenFor {
  readonly claim: ClaimName;
  /** Construct path. */
  readonly where: string | undefined;
}

/**
 * A claim's values as a policy names them.
 * @throws CannotExpressError for what is neither exact values nor patterns with `*`, and for `${`, which Terraform reads
 */
export function writtenCondition(language: Language, place: WrittenFor): ClaimCondition {
  const values: string[] = [];
  const patterns: string[] = [];
  for (const part of alternatives(language, place)) {
    if (part.kind === "exact") values.push(...part.values.map((value) => written(value, place)));
    else if (
      part.kind === "glob" &&
      !part.ignoreCase &&
      !(part.question && part.pattern.includes("?"))
    ) {
      patterns.push(written(part.pattern, place));
    } else {
      throw cannot(
        place,
        `the policy of an internal API cannot ask for ${describeLanguage(part)} in ${place.claim}: it knows exact values, and patterns with *`,
        describeLanguage(language),
        "list the exact values, or write one pattern with * that covers them",
      );
    }
  }
  return {
    ...(values.length > 0 ? { values: values.sort() } : {}),
    ...(patterns.length > 0 ? { patterns: patterns.sort() } : {}),
  };
}

/** A finite language that is not given as one is listed. */
function alternatives(language: Language, { claim }: WrittenFor): readonly Language[] {
  const finite = language.kind === "exact" ? language : withinDomain(claim, language);
  if (finite.kind === "exact") return [finite];
  return language.kind === "union"
    ? language.parts.map((part) => {
        const own = withinDomain(claim, part);
        return own.kind === "exact" ? own : part;
      })
    : [language];
}

function written(text: string, place: WrittenFor): string {
  if (isOpaque(text)) return showValue(text);
  if (!/[$%]\{/.test(text)) return text;
  throw cannot(
    place,
    `a value of ${place.claim} holds \${ or %{, which Terraform would read`,
    JSON.stringify(text),
    "use another name, or trust the jobs by another claim",
  );
}

function cannot(
  { claim, where }: WrittenFor,
  problem: string,
  given: string,
  fix: string,
): CannotExpressError {
  return new CannotExpressError(claim, "internal-api", problem, {
    given,
    fix,
    ...(where === undefined ? {} : { where }),
  });
}

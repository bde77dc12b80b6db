import type { Language } from "../../core";
import {
  LITERAL_WILDCARD,
  type PatternParty,
  REFUSED_EVERYWHERE,
  writtenValues as writtenFor,
  type Written,
  type WrittenFor,
} from "../written-value";

const AWS: PatternParty = {
  relyingParty: "aws",
  name: "AWS",
  wildcards: "* and ?",
  refused: [
    [(text) => text.includes("${"), "${, which AWS takes for a policy variable"],
    ...REFUSED_EVERYWHERE,
    [isBeyondLatin1, "a character beyond U+00FF, which no policy can hold"],
  ],
  refusedExactly: [LITERAL_WILDCARD],
  nearest: {
    project_path:
      "name the whole group (every project at any depth below it), or pin namespace_id on gitlab.com",
  },
};

function isBeyondLatin1(text: string): boolean {
  return Array.from(text).some((c) => (c.codePointAt(0) ?? 0) > 0xff);
}

/**
 * The values of a claim as AWS can compare them: exact texts, and wildcard patterns, which need `StringLike`.
 * @throws CannotExpressError for anything else, and for characters that no policy carries safely
 */
export function writtenValues(values: Language, place: WrittenFor): readonly Written[] {
  return writtenFor(values, place, AWS);
}

export type { Written } from "../written-value";

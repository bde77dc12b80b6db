import {
  and,
  type Declared,
  EVERYBODY,
  glob,
  isClaimName,
  type Language,
  NOBODY,
  restrict,
  type SubjectTemplate,
  subjectTrust,
  type Trust,
  union,
  withoutEmptyGrants,
} from "../../core";
import { readValues } from "../read-values";
import type { Text } from "../text";
import type { NotUnderstood, Reading } from "../trust-document";
import type { EntraDocument } from "./document";
import { type ClaimTest, prepare } from "./prepare";

/**
 * Reads a federated credential as a set of tokens. An upper bound: an expression that cannot be read counts as met, a
 * value that is not known as any, and each is told in `notUnderstood`.
 */
export function read(document: EntraDocument, declared: Declared): Reading {
  const { issuer, audience, claims, gaps } = prepare(document);
  const parts = [issuer, audience, ...claims].map((test) => readTest(test, document, declared));
  return {
    trust: withoutEmptyGrants(and(...parts.map((part) => part.trust))),
    notUnderstood: [...gaps, ...parts.flatMap((part) => part.notUnderstood)],
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates),
    audience: { required: true, registered: undefined },
  };
}

interface Part {
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

function readTest(test: ClaimTest, { identity }: EntraDocument, declared: Declared): Part {
  const { claim, comparison } = test;
  const texts = test.wanted.map((text) => readText(text, comparison));
  const values = union(...texts.map((t) => t.values));
  const notUnderstood = texts.flatMap(({ open }) =>
    open === undefined ? [] : [late(open, `${identity} compares ${claim} with`)],
  );
  if (claim === "sub") {
    const { trust, undeclaredTemplates } = subjectTrust(values, declared);
    return { trust, notUnderstood, undeclaredTemplates };
  }
  const trust = isClaimName(claim) ? restrict(EVERYBODY, claim, values) : NOBODY;
  return { trust, notUnderstood, undeclaredTemplates: [] };
}

/** A reference that stands for a whole value or component is that value; any other may be anything. */
function readText(
  text: Text,
  comparison: ClaimTest["comparison"],
): { readonly values: Language; readonly open?: Text } {
  const { upper, open } = readValues([text], comparison);
  return open.length === 0
    ? { values: upper }
    : { values: glob(text.pieces.join("*")), open: text };
}

function late({ cause, shown }: Text, place: string): NotUnderstood {
  return cause === "not-understood"
    ? { code: "not-understood", message: `${place} ${shown}` }
    : {
        code: "unknown-value",
        message: `${place} ${JSON.stringify(shown)}, which is not known before apply`,
      };
}

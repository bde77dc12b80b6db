import { matcher, type Text, type Verdict } from "../text";
import type { NotUnderstood } from "../trust-document";
import type { EntraDocument } from "./document";
import { parseExpression, type Term } from "./expression";

/** What a credential asks of one claim: the values are alternatives. */
export interface ClaimTest {
  readonly claim: string;
  readonly wanted: readonly Text[];
  readonly comparison: "exact" | "like";
  /** Decides for one text of the claim. */
  readonly test: (text: string) => Verdict;
}

/** A credential made ready for many decisions. */
export interface Prepared {
  readonly document: EntraDocument;
  readonly issuer: ClaimTest;
  readonly audience: ClaimTest;
  /** What it asks beside them; all of it must hold. */
  readonly claims: readonly ClaimTest[];
  /** Why the credential may ask for more or less than `claims`. */
  readonly gaps: readonly NotUnderstood[];
}

/** Does what does not depend on a token once. */
export function prepare(document: EntraDocument): Prepared {
  const { issuer, audiences, identity, condition } = document;
  const gaps: NotUnderstood[] = [];
  let claims: readonly ClaimTest[] = [];
  if (condition.kind === "exact") claims = [claimTest("sub", [condition.text], "exact")];
  else {
    const { terms, problem } = parseExpression(condition.text);
    if (problem === undefined) claims = terms.map(ofTerm);
    else {
      const { code, message } = problem;
      gaps.push({ code, message: `${identity}.${condition.attribute}: ${message}` });
    }
  }
  return {
    document,
    issuer: claimTest("iss", [issuer], "exact"),
    audience: claimTest("aud", audiences, "exact"),
    claims,
    gaps,
  };
}

function ofTerm({ claim, operator, value }: Term): ClaimTest {
  return claimTest(claim, [value], operator === "eq" ? "exact" : "like");
}

function claimTest(
  claim: string,
  wanted: readonly Text[],
  comparison: ClaimTest["comparison"],
): ClaimTest {
  const tests = wanted.map((text) => matcher(text, comparison));
  const [only = (): Verdict => false] = tests;
  return {
    claim,
    wanted,
    comparison,
    test:
      tests.length < 2
        ? only
        : (text) => {
            let verdict: Verdict = false;
            for (const test of tests) {
              const one = test(text);
              if (one === true) return true;
              if (one === null) verdict = null;
            }
            return verdict;
          },
  };
}

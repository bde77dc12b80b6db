import type { Token } from "../../core";
import { subjectReasons } from "../subject-reasons";
import { HOLE, type Text, type Verdict } from "../text";
import { refusal } from "../refusal";
import type { Decision, Reason } from "../trust-document";
import type { EntraDocument } from "./document";
import { type ClaimTest, prepare, type Prepared } from "./prepare";

/**
 * Decides whether a federated credential admits a token: issuer and audience byte for byte, then the whole subject, or
 * every comparison of the flexible expression. What the document does not tell is `null`, never a guess.
 */
export function evaluate(document: Prepared | EntraDocument, token: Token): Decision {
  const prepared = "gaps" in document ? document : prepare(document);
  const verdict = verdictOf(prepared, token);
  if (verdict === true) return ADMITTED;
  return refusal(verdict, () => reasonsFor(prepared, token, verdict));
}

const ADMITTED: Decision = { admitted: true, reasons: [] };

function verdictOf({ issuer, audience, claims, gaps }: Prepared, token: Token): Verdict {
  const iss = testOf(issuer, token);
  if (iss === false) return false;
  const aud = testOf(audience, token);
  if (aud === false) return false;
  let verdict: Verdict = iss === true && aud === true && gaps.length === 0 ? true : null;
  for (const claim of claims) {
    const one = testOf(claim, token);
    if (one === false) return false;
    if (one === null) verdict = null;
  }
  return verdict;
}

/** Only a text meets a comparison; an audience may be a list of them. */
function testOf({ claim, test }: ClaimTest, token: Token): Verdict {
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  if (typeof value === "string") return test(value);
  if (claim !== "aud" || !Array.isArray(value)) return false;
  let verdict: Verdict = false;
  for (const member of value) {
    const one = typeof member === "string" ? test(member) : false;
    if (one === true) return true;
    if (one === null) verdict = null;
  }
  return verdict;
}

/** One reason a claim that says no (`false`), or that cannot be decided (`null`). A token of another issuer has no other. */
function reasonsFor(prepared: Prepared, token: Token, wanted: false | null): readonly Reason[] {
  const { issuer, audience, claims, gaps } = prepared;
  if (wanted === false && testOf(issuer, token) === false) return reasonsOf(issuer, token, false);
  const tests = [issuer, ...claims, audience];
  const own = tests.flatMap((test) =>
    testOf(test, token) === wanted ? reasonsOf(test, token, wanted) : [],
  );
  if (wanted === false) return own;
  const open = gaps.map(({ code, message }): Reason => ({
    code,
    claim: "",
    expected: message,
    received: "",
  }));
  return [...own, ...open];
}

function reasonsOf(test: ClaimTest, token: Token, verdict: false | null): readonly Reason[] {
  const { claim, wanted, comparison } = test;
  const value = Object.hasOwn(token, claim) ? token[claim] : undefined;
  if (claim === "sub" && typeof value === "string") {
    const parts = subjectReasons(wanted, comparison, value);
    if (parts !== undefined) return parts;
  }
  const expected = alternatives(wanted);
  if (value === undefined || value === null) {
    return [{ code: "absent", claim, expected, received: "nothing" }];
  }
  const late = wanted.some(({ cause }) => cause === "unknown-value");
  const open = late ? "unknown-value" : "not-understood";
  return [
    {
      code: verdict === null ? open : "mismatch",
      claim,
      expected,
      received: JSON.stringify(value),
    },
  ];
}

function alternatives(wanted: readonly Text[]): string {
  if (wanted.length === 0) return "a value of an empty list";
  return wanted
    .map(({ shown }) => (shown === HOLE.shown ? shown : JSON.stringify(shown)))
    .join(" or ");
}

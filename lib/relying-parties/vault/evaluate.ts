import { describeClaim, type Token } from "../../core";
import type { Decision, Reason } from "../trust-document";
import { claimText, valueAt } from "./claim-key";
import type { VaultDocument } from "./document";
import { type Check, prepare, type Prepared } from "./prepare";
import { misshapen } from "./requirement-test";

const ADMITTED: Decision = { admitted: true, reasons: [] };

/**
 * Decides whether a role lets a token log in: every requirement must be met, types are strict, a missing claim meets none
 * (vault-plugin-auth-jwt). Signature and times are Vault's own business. What the document does not tell is `null`.
 */
export function evaluate(document: Prepared | VaultDocument, token: Token): Decision {
  const { checks } = "checks" in document ? document : prepare(document);
  const odd = misshapen(token);
  if (odd !== undefined) return { admitted: false, reasons: [unreadable(odd, token)] };
  let failed: Check[] | undefined;
  let undecided: Check[] | undefined;
  for (const check of checks) {
    const verdict = check.test(token);
    if (verdict === true) continue;
    if (verdict === false) (failed ??= []).push(check);
    else (undecided ??= []).push(check);
  }
  if (failed !== undefined) return { admitted: false, reasons: told(failed, token, false) };
  if (undecided !== undefined) return { admitted: null, reasons: told(undecided, token, null) };
  return ADMITTED;
}

/** One reason a claim: the first of several. */
function told(checks: readonly Check[], token: Token, verdict: false | null): readonly Reason[] {
  const reasons = checks.map((check) => reasonOf(check, token, verdict));
  if (reasons.length === 1) return reasons;
  return reasons.filter(
    ({ claim }, i) => claim === "" || reasons.findIndex((other) => other.claim === claim) === i,
  );
}

function reasonOf({ key, expected, said }: Check, token: Token, verdict: false | null): Reason {
  if (key === undefined) {
    return said !== undefined && "code" in said
      ? { code: said.code, claim: "", expected, received: "" }
      : { code: "no-statement", claim: "", expected, received: said?.received ?? "" };
  }
  const value = valueAt(token, key);
  const claim = claimText(key);
  const code = verdict === null ? "unknown-value" : value === undefined ? "absent" : "mismatch";
  const received = value === undefined ? "nothing" : describeClaim({ [claim]: value }, claim);
  return { code, claim, expected, received };
}

function unreadable(claim: string, token: Token): Reason {
  return {
    code: "mismatch",
    claim,
    expected: "a text",
    received: JSON.stringify(token[claim]),
  };
}

import { constraintOf, explain, isOpaque, type Language, type Token } from "../../core";
import type { Decision, Reason } from "../trust-document";
import type { AgentTrust } from "./agent-trust";

/** Decides one job by what an agent lets in. */
export function agentDecision(
  { issuer, trust, notUnderstood }: AgentTrust,
  token: Token,
): Decision {
  const { iss } = token;
  if (iss !== issuer) {
    const received = typeof iss === "string" ? JSON.stringify(iss) : "nothing";
    const code = iss === undefined ? "absent" : "mismatch";
    return {
      admitted: false,
      reasons: [{ code, claim: "iss", expected: JSON.stringify(issuer), received }],
    };
  }
  const { admitted, grant, failing } = explain(trust, token);
  if (admitted) {
    return notUnderstood.length === 0
      ? { admitted: true, reasons: [] }
      : {
          admitted: null,
          reasons: notUnderstood.map(({ code, message }) => ({
            code,
            claim: "",
            expected: message,
            received: "",
          })),
        };
  }
  const late = failing.filter(
    ({ claim }) => grant !== undefined && hasOpaque(constraintOf(grant, claim).values),
  );
  const isOpen = failing.length > 0 && late.length === failing.length;
  const shown = isOpen ? late : failing.filter((f) => !late.includes(f));
  return {
    admitted: isOpen ? null : false,
    reasons: shown.map(({ claim, expected, received }): Reason => ({
      code: isOpen ? "unknown-value" : received === "nothing" ? "absent" : "mismatch",
      claim,
      expected,
      received,
    })),
  };
}

function hasOpaque(language: Language): boolean {
  if (language.kind === "exact") return language.values.some(isOpaque);
  return "parts" in language && language.parts.some(hasOpaque);
}

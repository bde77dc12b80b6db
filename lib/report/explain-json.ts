import type { TokenDecision } from "../review/explain";
import { withoutPerson } from "./personal";

/** The decisions as JSON, one for each token and identity. */
export function explainJson(decisions: readonly TokenDecision[]): string {
  const rows = decisions.map(({ token, identity, stack, admitted, nearest, reasons }) => ({
    token,
    identity,
    stack,
    admitted,
    ...(nearest === true ? { nearest } : {}),
    reasons: reasons.map(withoutPerson).map(({ code, claim, expected, received }) => ({
      code,
      claim,
      expected,
      received,
    })),
  }));
  return `${JSON.stringify({ schemaVersion: 1, decisions: rows }, undefined, 2)}\n`;
}

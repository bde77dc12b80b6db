import type { Identity } from "../../access";
import { contains, explain, isOpaque, type Token } from "../../core";
import type { Decide } from "../../relying-parties";
import type { Decision, Reason } from "../../relying-parties/trust-document";

/**
 * What an identity says of a token. A document that names a project's id by reference cannot decide about it before apply; its
 * trust, read back, knows the reference again, and decides where it was read exactly.
 */
export function verdictOf(identity: Identity, decide: Decide, token: Token): Decision {
  const decision = decide(token);
  const { trust, notUnderstood } = identity.reading;
  if (decision.admitted !== null || notUnderstood.length > 0 || !hasReference(token)) {
    return decision;
  }
  if (contains(trust, token)) return { admitted: true, reasons: [] };
  const reasons = explain(trust, token).failing.map(({ claim, expected, received }): Reason => ({
    code: "mismatch",
    claim,
    expected,
    received,
  }));
  return { admitted: false, reasons };
}

function hasReference(token: Token): boolean {
  return Object.values(token).some((value) => typeof value === "string" && isOpaque(value));
}

/** Of the answers to several tokens of one job the one that lets it in, else the one that does not tell, else the nearest. */
export function strongest(decisions: readonly Decision[]): Decision {
  const [nearest = { admitted: null, reasons: [] }] = [...decisions].sort(
    (a, b) => a.reasons.length - b.reasons.length,
  );
  return (
    decisions.find(({ admitted }) => admitted === true) ??
    decisions.find(({ admitted }) => admitted === null) ??
    nearest
  );
}

/** Why, one claim after the other: `ref: expected "main", received "x"`. */
export function reasonsText(reasons: readonly Reason[]): string {
  return reasons
    .map(({ code, claim, expected, received }) => {
      const subject = claim === "" ? "" : `${claim}: `;
      const open =
        code === "unknown-value"
          ? " (not known before apply)"
          : code === "not-understood"
            ? " (not understood)"
            : "";
      return `${subject}expected ${expected}${open}, received ${received === "" ? "nothing" : received}`;
    })
    .join("; ");
}

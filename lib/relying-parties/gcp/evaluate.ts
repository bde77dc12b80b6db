import type { Token } from "../../core";
import { refusal } from "../refusal";
import type { Decision, Reason } from "../trust-document";
import type { GcpDocument } from "./document";
import { answer, prepare, type Prepared } from "./prepare";
import { wayReasons } from "./reasons";

/**
 * Decides whether a trust document admits a token: first the provider (issuer and audience, byte for byte), then what it maps
 * and demands of the claims, then the member. Members and providers are alternatives. What the document does not tell is
 * `null`, never a guess.
 */
export function evaluate(document: Prepared | GcpDocument, token: Token): Decision {
  const prepared = "document" in document ? document : prepare(document);
  const { gaps } = prepared.document;
  let open = gaps.length > 0;
  for (const way of prepared.ways) {
    const verdict = answer(way, token);
    if (verdict === true) return { admitted: true, reasons: [] };
    if (verdict === null) open = true;
  }
  return refusal(open ? null : false, () => nearest(prepared, token, open));
}

/** The reasons of the way with the fewest of them; one of another issuer is the farthest. */
function nearest({ document, ways }: Prepared, token: Token, open: boolean): readonly Reason[] {
  const candidates = open ? ways.filter((way) => answer(way, token) === null) : ways;
  let best: readonly Reason[] | undefined;
  let distance = Infinity;
  for (const way of candidates) {
    const reasons = wayReasons(way, token);
    const own = reasons.some((r) => r.claim === "iss") ? Infinity : reasons.length;
    if (best !== undefined && own >= distance) continue;
    best = reasons;
    distance = own;
  }
  if (best !== undefined) return best;
  return document.gaps.map(({ code, message }) => ({
    code,
    claim: "",
    expected: message,
    received: "",
  }));
}

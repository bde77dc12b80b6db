import type { Token } from "../../core";
import { refusal } from "../refusal";
import type { Decision, Reason } from "../trust-document";
import type { AwsDocument } from "./document";
import { prepare, type Prepared, type PreparedStatement } from "./prepare";
import { conditionReasons, denialReasons } from "./reasons";
import { type Request, requestOf } from "./request";
import { all, any, type Verdict } from "../text";

/** A statement's answer to a request, with what it takes to explain it. */
interface Answer {
  readonly prepared: PreparedStatement;
  readonly verdict: Verdict;
  readonly issuer: Verdict;
  readonly audience: Verdict;
  readonly conditions: readonly Verdict[];
}

/**
 * Decides whether a trust document admits a token: first STS (issuer and client ids, byte for byte), then the policy.
 * Statements are alternatives, conditions add up, values are alternatives, an explicit Deny wins. What the document does
 * not tell is `null`, never a guess.
 */
export function evaluate(document: Prepared | AwsDocument, token: Token): Decision {
  const prepared = "statements" in document ? document : prepare(document);
  const request = requestOf(token);
  const allows: Answer[] = [];
  const denies: Answer[] = [];
  for (const statement of prepared.statements) {
    const answer = answerOf(statement, request);
    const { effect } = statement.statement;
    if (effect === "Deny") denies.push(answer);
    else if (effect === "Allow" || answer.verdict !== false) allows.push(answer);
  }
  const open = prepared.gaps.length > 0 ? [null] : [];
  const denied = any([...denies.map((a) => a.verdict), ...open]);
  const allowed = any([...allows.map((a) => a.verdict), ...open]);
  if (allowed === false) return refusal(false, () => nearest(allows, request));
  const strike = denies.find((a) => a.verdict === true);
  if (strike !== undefined) {
    return refusal(false, () => denialReasons(strike.prepared.statement.conditions, request));
  }
  if (allowed === true && denied === false) return { admitted: true, reasons: [] };
  return refusal(null, () =>
    undecidedReasons(prepared, allowed === true ? denies : allows, request),
  );
}

function answerOf(prepared: PreparedStatement, request: Request): Answer {
  const issuer = prepared.principal.issuer(request);
  const audience = issuer === false ? false : prepared.principal.audience(request);
  const conditions = issuer === false ? [] : prepared.conditions.map(({ test }) => test(request));
  const doubt = prepared.undecided.length > 0 ? null : true;
  return {
    prepared,
    issuer,
    audience,
    conditions,
    verdict: all([issuer, audience, doubt, ...conditions]),
  };
}

/** The reasons of the statement with the fewest of them; one of another issuer is the farthest. */
function nearest(answers: readonly Answer[], request: Request): readonly Reason[] {
  let best: readonly Reason[] | undefined;
  let distance = Infinity;
  for (const answer of answers) {
    const reasons = reasonsFor(answer, false, request);
    const own = answer.issuer === false ? 1000 : reasons.length;
    if (own >= distance) continue;
    best = reasons;
    distance = own;
  }
  if (best !== undefined) return best;
  const received = request.iss === "" ? "nothing" : JSON.stringify(request.iss);
  return [
    {
      code: "no-statement",
      claim: "iss",
      expected: "a statement that allows web identity",
      received,
    },
  ];
}

/** Why a statement says no (`false`), or what keeps it from being decided (`null`). One reason a claim. */
function reasonsFor(answer: Answer, wanted: false | null, request: Request): readonly Reason[] {
  const { prepared, issuer, audience, conditions } = answer;
  const { principal } = prepared;
  if (issuer === wanted && wanted === false) return [principal.issuerReason(request, issuer)];
  const reasons: Reason[] = wanted === null ? [...prepared.undecided] : [];
  if (issuer === wanted && reasons.length === 0)
    reasons.push(principal.issuerReason(request, issuer));
  conditions.forEach((verdict, index) => {
    const condition = prepared.conditions[index]?.condition;
    if (verdict === wanted && condition !== undefined) {
      reasons.push(...conditionReasons(condition, verdict, request));
    }
  });
  if (audience === wanted && !reasons.some((r) => r.claim === "aud")) {
    reasons.push(principal.audienceReason(request, audience));
  }
  return unique(reasons);
}

function undecidedReasons(
  prepared: Prepared,
  answers: readonly Answer[],
  request: Request,
): readonly Reason[] {
  const own = answers
    .filter((answer) => answer.verdict === null)
    .map((answer) => reasonsFor(answer, null, request))
    .sort((a, b) => a.length - b.length)[0];
  if (own !== undefined) return own;
  return prepared.gaps.map(({ code, message }) => ({
    code,
    claim: "",
    expected: message,
    received: "",
  }));
}

function unique(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Map(reasons.map((r) => [`${r.code} ${r.claim} ${r.expected}`, r]));
  return seen.size === reasons.length ? reasons : [...seen.values()];
}

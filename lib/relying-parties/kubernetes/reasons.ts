import { describeClaim, showValue, type Token } from "../../core";
import { isUnknown, type Value } from "../../terraform";
import { claimsIn, expressionReasons } from "../cel";
import type { Reason } from "../trust-document";
import type { Authenticator, ClaimRule } from "./authenticator";
import type { Answer, PreparedAuthenticator } from "./prepare";
import { reasonTests } from "./reason-tests";

/** Why an authenticator or the binding says no (`false`), or what keeps it from being decided (`null`): one reason a claim. */
export function answerReasons(
  own: PreparedAuthenticator,
  answer: Answer,
  wanted: false | null,
  token: Token,
): readonly Reason[] {
  const { authenticator } = own;
  const code = wanted === false ? "mismatch" : "unknown-value";
  if (answer.issuer === wanted) {
    return [claimReason(code, "iss", valueWords(authenticator.issuer), token)];
  }
  const reasons: Reason[] = [];
  if (answer.audience === wanted) {
    const expected = (authenticator.audiences ?? []).map(valueWords).join(" or ") || "an audience";
    reasons.push(claimReason(code, "aud", expected, token));
  }
  answer.rules.forEach((verdict, index) => {
    const rule = authenticator.rules[index];
    if (verdict === wanted && rule !== undefined) reasons.push(...ruleReasons(rule, code, token));
  });
  if (answer.username === wanted) reasons.push(...usernameReasons(own, token));
  if (answer.groups === wanted) reasons.push(...groupsReasons(own, token));
  reasons.push(...otherReasons(own, answer, wanted, token));
  if (answer.named === wanted && answer.username !== false && answer.groups !== false) {
    reasons.push(...nameReasons(own, token));
  }
  answer.userRules.forEach((verdict) => {
    if (verdict === wanted && answer.username !== false && answer.groups !== false)
      reasons.push(userReason(answer, code));
  });
  if (reasons.length === 0) reasons.push(...gapReasons(authenticator, wanted));
  return onePerClaim(reasons);
}

function ruleReasons(
  rule: ClaimRule,
  code: "mismatch" | "unknown-value",
  token: Token,
): readonly Reason[] {
  if (rule.kind === "expression") return expressionReasons(rule.expression, token, "kubernetes");
  return [claimReason(code, rule.claim, valueWords(rule.value), token)];
}

function usernameReasons(own: PreparedAuthenticator, token: Token): readonly Reason[] {
  const { username } = reasonTests(own);
  return username === undefined
    ? [{ code: "mismatch", claim: "", expected: "a username", received: "no mapping" }]
    : expressionReasons(username, token, "kubernetes");
}

function groupsReasons(own: PreparedAuthenticator, token: Token): readonly Reason[] {
  const { groups } = own.authenticator;
  if (groups?.kind === "claim") {
    return [claimReason("mismatch", groups.claim, "a text or a list of texts", token)];
  }
  const tests = reasonTests(own).groups;
  return tests === undefined ? [] : expressionReasons(tests, token, "kubernetes");
}

/** Of what else an authenticator makes of a token: its uid, and what is added to the user. */
function otherReasons(
  { authenticator: { extra, uid } }: PreparedAuthenticator,
  answer: Answer,
  wanted: false | null,
  token: Token,
): readonly Reason[] {
  const code = wanted === false ? "mismatch" : "unknown-value";
  const reasons: Reason[] = [];
  if (answer.uid === wanted && uid !== undefined) {
    const claim = uid.kind === "claim" ? uid.claim : claimsIn(uid.expression).join(", ");
    reasons.push(claimReason(code, claim, "a text for the uid", token));
  }
  if (answer.extra === wanted) {
    const claims = extra.flatMap(({ expression }) => claimsIn(expression)).join(", ");
    reasons.push(claimReason(code, claims, "texts that are added to the user", token));
  }
  return reasons;
}

/** What the claims would have to be for the token to have a name of the binding. */
function nameReasons(own: PreparedAuthenticator, token: Token): readonly Reason[] {
  const { named } = reasonTests(own);
  const reasons = named === undefined ? [] : expressionReasons(named, token, "kubernetes");
  if (reasons.length > 0) return reasons;
  const expected = own.subjects.map(({ kind, name }) => `${kind} ${JSON.stringify(name.shown)}`);
  return [
    { code: "mismatch", claim: "", expected: expected.join(" or "), received: "another user" },
  ];
}

function userReason(answer: Answer, code: "mismatch" | "unknown-value"): Reason {
  const { username, groups } = answer;
  const received = [username, ...(groups === null || groups === false ? [] : groups)];
  return {
    code,
    claim: "",
    expected: "a user that the user validation rules allow",
    received: received.map((name) => JSON.stringify(name)).join(", "),
  };
}

function gapReasons({ gaps }: Authenticator, wanted: false | null): readonly Reason[] {
  if (wanted === null && gaps.length > 0) {
    return gaps.map(({ code, message }) => ({ code, claim: "", expected: message, received: "" }));
  }
  return [{ code: "mismatch", claim: "sub", expected: "a text", received: "something else" }];
}

function claimReason(
  code: "mismatch" | "unknown-value",
  claim: string,
  expected: string,
  token: Token,
): Reason {
  const received = describeClaim(token, claim);
  const isAbsent = received === "nothing";
  return { code: isAbsent && code === "mismatch" ? "absent" : code, claim, expected, received };
}

function valueWords(value: Value): string {
  if (isUnknown(value)) return JSON.stringify(value.toString());
  return typeof value === "string" ? JSON.stringify(showValue(value)) : JSON.stringify(value);
}

function onePerClaim(reasons: readonly Reason[]): readonly Reason[] {
  const byClaim = new Map<string, Reason>();
  for (const reason of reasons) {
    const key = reason.claim === "" ? `:${reason.expected}` : reason.claim;
    if (!byClaim.has(key)) byClaim.set(key, reason);
  }
  return [...byClaim.values()];
}

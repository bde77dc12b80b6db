import { describeClaim, showValue, type Token } from "../../core";
import { claimsIn, expressionReasons } from "../cel";
import type { Reason } from "../trust-document";
import type { Attributes } from "./attributes";
import { audiencesOf } from "./audiences";
import { demandExpression } from "./membership";
import type { PreparedWay } from "./prepare";
import { writtenText } from "./text";

/** Why a way in does not admit a token, or does not decide on it: one reason for each claim. */
export function wayReasons(prepared: PreparedWay, token: Token): readonly Reason[] {
  const { way, issuer, audience, condition, isMember, expressions } = prepared;
  const { provider } = way;
  const signer = issuer(token);
  const own: Reason[] = [];
  if (signer !== true) {
    const text = writtenText(provider.issuer);
    const expected = text === undefined ? "(not known before apply)" : quoted(text);
    own.push(claimReason("iss", expected, token, signer));
    if (signer === false) return own;
  }
  const taken = audience(token);
  if (taken !== true) {
    const { texts, patterns, open } = audiencesOf(way);
    const expected = open
      ? "(not known before apply)"
      : [...texts, ...patterns].map(quoted).join(" or ");
    own.push(claimReason("aud", expected, token, taken));
  }
  const attributes = prepared.attributes?.(token);
  if (attributes === undefined) {
    own.push(
      undecided("unknown-value", `${provider.address}.attribute_mapping is not known before apply`),
    );
  } else own.push(...mappingReasons(prepared, attributes, token));
  if (expressions.condition !== undefined && condition(token) !== true) {
    own.push(...expressionReasons(expressions.condition, token, "google"));
  }
  if (isMember(attributes) !== true) own.push(...memberReasons(prepared, token));
  return distinct(own);
}

function mappingReasons(
  { expressions }: PreparedWay,
  { failing, open }: Attributes,
  token: Token,
): readonly Reason[] {
  const failed = failing.flatMap((key) => {
    const expression = expressions.mapping?.get(key);
    const claims = expression === undefined ? [] : claimsIn(expression);
    const lacking = claims.filter((claim) => token[claim] === undefined);
    const named = lacking.length > 0 ? lacking : claims.slice(0, 1);
    const expected = lacking.length > 0 ? `a value, for ${key}` : `a text that ${key} can be`;
    return named.map((claim) => claimReason(claim, expected, token, false));
  });
  return [...failed, ...open.map(({ code, message }) => undecided(code, message))];
}

function memberReasons({ demand, way, expressions }: PreparedWay, token: Token): readonly Reason[] {
  if (way.member.open) {
    return [undecided("unknown-value", `${way.member.shown} is not known before apply`)];
  }
  if (demand === undefined) return [];
  if (demand.key === "" || expressions.mapping?.has(demand.key) === false) {
    const expected =
      demand.key === ""
        ? `${way.member.shown}, which is no principal of a pool`
        : `${demand.key}, which no mapping gives`;
    return [{ code: "not-a-key", claim: "", expected, received: "" }];
  }
  const reasons = expressionReasons(demandExpression(demand), token, "google");
  if (reasons.length > 0) return reasons;
  return [
    {
      code: "mismatch",
      claim: "",
      expected: `${demand.key} ${quoted(demand.value)}`,
      received: "another value",
    },
  ];
}

function claimReason(
  claim: string,
  expected: string,
  token: Token,
  verdict: boolean | null,
): Reason {
  const received = describeClaim(token, claim);
  const code = verdict === null ? "unknown-value" : received === "nothing" ? "absent" : "mismatch";
  return { code, claim, expected, received };
}

function undecided(code: "unknown-value" | "not-understood", expected: string): Reason {
  return { code, claim: "", expected, received: "" };
}

function quoted(text: string): string {
  return JSON.stringify(showValue(text));
}

/** The first reason for each claim; those for no claim as they are. */
function distinct(reasons: readonly Reason[]): readonly Reason[] {
  return [
    ...new Map(
      [...reasons].reverse().map((r) => [r.claim === "" ? r.expected : r.claim, r]),
    ).values(),
  ].reverse();
}

import { claimTexts } from "../../core/token";
import type { Token } from "../../core";
import { type Expression, prepareExpression } from "../cel";
import { type Attributes, attributesOf } from "./attributes";
import { audiencesOf } from "./audiences";
import type { GcpDocument, Way } from "./document";
import { expressionsOf, type ProviderExpressions } from "./expressions";
import { type Demand, demandOf } from "./membership";
import { matcher, writtenText } from "./text";
import { every, type Verdict } from "./verdict";

/** A way in, made ready for many tokens. */
export interface PreparedWay {
  readonly way: Way;
  readonly expressions: ProviderExpressions;
  readonly demand: Demand | undefined;
  readonly issuer: (token: Token) => Verdict;
  readonly audience: (token: Token) => Verdict;
  /** `undefined` where nothing of the mapping is known. */
  readonly attributes: ((token: Token) => Attributes) | undefined;
  readonly condition: (token: Token) => Verdict;
  readonly isMember: (attributes: Attributes | undefined) => Verdict;
}

/** A trust document made ready for many decisions. */
export interface Prepared {
  readonly document: GcpDocument;
  readonly ways: readonly PreparedWay[];
}

/** Does what does not depend on a token once. */
export function prepare(document: GcpDocument): Prepared {
  return { document, ways: document.ways.map(prepareWay) };
}

function prepareWay(way: Way): PreparedWay {
  const expressions = expressionsOf(way.provider);
  const { condition, mapping } = expressions;
  const demand = demandOf(way.member.principal, mapping);
  const isKnown = way.member.principal.kind === "unknown" ? null : true;
  return {
    way,
    expressions,
    demand,
    issuer: issuerTest(way),
    audience: audienceTest(way),
    attributes: mapping && attributesOf(mapping, demand?.key),
    condition: condition === undefined ? () => true : conditionTest(condition),
    isMember: demand === undefined ? () => isKnown : memberTest(demand),
  };
}

/** What a prepared way says of a token: the cheap questions first, no further one where the answer is no. */
export function answer(prepared: PreparedWay, token: Token): Verdict {
  const issuer = prepared.issuer(token);
  if (issuer === false) return false;
  const audience = prepared.audience(token);
  if (audience === false) return false;
  const condition = prepared.condition(token);
  if (condition === false) return false;
  const attributes = prepared.attributes?.(token);
  const mapped = attributes === undefined ? null : attributes.verdict;
  return every([issuer, audience, condition, mapped, prepared.isMember(attributes)]);
}

function issuerTest({ provider }: Way): PreparedWay["issuer"] {
  const text = writtenText(provider.issuer);
  if (text === undefined) return () => null;
  const fits = matcher(text);
  return ({ iss }) => (typeof iss === "string" ? fits(iss) : false);
}

function audienceTest(way: Way): PreparedWay["audience"] {
  const { texts, patterns, open } = audiencesOf(way);
  if (open) return () => null;
  const tests = [...texts, ...patterns].map(matcher);
  return (token) => {
    let verdict: Verdict = false;
    for (const text of audTexts(token)) {
      for (const test of tests) {
        const fits = test(text);
        if (fits === true) return true;
        if (fits === null) verdict = null;
      }
    }
    return verdict;
  };
}

function audTexts(token: Token): readonly string[] {
  const { aud } = token;
  return typeof aud === "string"
    ? [aud]
    : Array.isArray(aud)
      ? (claimTexts(token, "aud") ?? [])
      : [];
}

function conditionTest(condition: Expression): PreparedWay["condition"] {
  const test = prepareExpression(condition, "google");
  return (token) => {
    const result = test(token);
    if ("open" in result) return null;
    return "value" in result && result.value === true;
  };
}

function memberTest({ key, value }: Demand): PreparedWay["isMember"] {
  const fits = matcher(value);
  return (attributes) => {
    if (attributes === undefined || attributes.open.some((o) => o.key === key)) return null;
    const given = attributes.values.get(key);
    if (given === undefined) return false;
    if (typeof given === "string") return fits(given);
    const verdicts = given.map(fits);
    return verdicts.includes(true) ? true : verdicts.includes(null) ? null : false;
  };
}

import { CLAIMS, claimInfo, type ClaimName } from "./claims";
import { isMintable, withinDomain } from "./domain";
import { constraintOf, type Constraint, type Grant, isEmptyGrant } from "./grant";
import { isTooLarge, type Language, matches, sampleOf, shortest } from "./language";
import { DEFAULT_TEMPLATE, type SubjectTemplate } from "./subject-template";
import { jobToken, SAMPLE_CLAIMS, type Token } from "./token";
import type { Trust } from "./trust";

/** Invented values for claims of the environment, which a token has only where a grant asks for them. */
const ENVIRONMENT_SAMPLE = {
  environment: "production",
  environment_protected: "true",
  deployment_tier: "production",
  environment_action: "start",
};

const SAMPLES: Readonly<Record<string, string | number>> = {
  ...SAMPLE_CLAIMS,
  ...ENVIRONMENT_SAMPLE,
};

/**
 * One whole token of a trust: every claim that GitLab always mints, `sub` made by the template, free claims with fixed
 * invented values. `undefined` where no token belongs to the trust.
 * @param template how subjects are built where the grant does not say
 */
export function witness(
  trust: Trust,
  template: SubjectTemplate = DEFAULT_TEMPLATE,
): Token | undefined {
  const grant = trust.grants.find((g) => !isEmptyGrant(g));
  return grant === undefined ? undefined : grantWitness(grant, template);
}

/** One whole token of a grant that is not empty, which is not checked. */
export function grantWitness(grant: Grant, template: SubjectTemplate = DEFAULT_TEMPLATE): Token {
  const hasEnvironment = [...grant.constraints].some(
    ([claim, c]) => claimInfo(claim).presence === "environment" && !c.absent,
  );
  const claims: Record<string, unknown> = {};
  for (const { name, derivedFrom, presence } of CLAIMS) {
    if (name === "sub" || derivedFrom.length > 0) continue;
    if (presence === "environment" && !hasEnvironment) continue;
    if (grant.constraints.has(name)) claims[name] = pick(name, constraintOf(grant, name));
    else if (name in SAMPLES) claims[name] = SAMPLES[name];
  }
  return jobToken(claims, grant.template ?? template);
}

/** A value that the constraint admits: the invented one where it fits; `undefined` where the claim must be absent. */
function pick(claim: ClaimName, { values }: Constraint): unknown {
  const sample = SAMPLES[claim];
  if (sample !== undefined) {
    const text = String(sample);
    if (matches(values, text) && isMintable(claim, text)) return sample;
  }
  const text = someText(withinDomain(claim, values));
  if (text === undefined) return undefined;
  if (claimInfo(claim).type === "number") return Number(text);
  return claim === "groups_direct" ? [text] : text;
}

/** The shortest text, or any where the automaton would be too large. */
function someText(language: Language): string | undefined {
  try {
    return shortest(language);
  } catch (error) {
    if (isTooLarge(error)) return sampleOf(language);
    throw error;
  }
}

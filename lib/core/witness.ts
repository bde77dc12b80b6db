import { CLAIMS, claimInfo, type ClaimName } from "./claims";
import { isMintable, withinDomain } from "./domain";
import { constraintOf, type Constraint, type Grant, isEmptyGrant } from "./grant";
import { matches, shortest } from "./language";
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

/** One whole token of a grant that is not empty. */
export function grantWitness(grant: Grant, template: SubjectTemplate = DEFAULT_TEMPLATE): Token {
  const hasEnvironment = [...grant.constraints].some(
    ([claim, c]) => claimInfo(claim).presence === "environment" && !c.absent,
  );
  const claims: Record<string, unknown> = {};
  for (const { name, derivedFrom, presence } of CLAIMS) {
    if (name === "sub" || derivedFrom.length > 0) continue;
    if (presence === "environment" && !hasEnvironment) continue;
    const value = pick(name, constraintOf(grant, name), grant.constraints.has(name));
    if (value !== undefined) claims[name] = value;
  }
  return jobToken(claims, grant.template ?? template);
}

function pick(claim: ClaimName, constraint: Constraint, named: boolean): unknown {
  const sample = SAMPLES[claim];
  if (!named) return sample;
  const text = sample === undefined ? undefined : String(sample);
  if (text !== undefined && matches(constraint.values, text) && isMintable(claim, text))
    return sample;
  const value = shortest(withinDomain(claim, constraint.values));
  if (value === undefined) return undefined;
  return claimInfo(claim).type === "number" ? Number(value) : value;
}

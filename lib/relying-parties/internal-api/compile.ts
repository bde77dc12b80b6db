import {
  ANY,
  type ClaimName,
  exactValues,
  type Grant,
  isEmptyGrant,
  type Issuer,
  type Trust,
  withoutClaim,
} from "../../core";
import { GITLAB_ALGORITHM } from "./algorithms";
import type { ClaimCondition, InternalApiPolicy, PolicyGrant, PolicyRole } from "./policy";
import { API_VERSION, KIND } from "./forms";
import { writtenCondition } from "./written-condition";
import { cannotOf } from "../cannot";

const cannot = cannotOf("internal-api");

/** The API that a policy is for. */
export interface InternalApiProps {
  /** Name of the API. */
  readonly name: string;
  readonly issuer: Pick<Issuer, "url">;
  readonly audience: string;
}

export interface CompileOptions extends InternalApiProps {
  /** Name of the role that the trust's tokens get. */
  readonly role: string;
  /**
   * Claims to leave out, each with the reason.
   * @default - every claim is enforced
   */
  readonly notEnforced?: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path, for errors. */
  readonly where?: string;
}

/**
 * Writes a trust as a policy of one role, which admits exactly the tokens of the trust, after `notEnforced`.
 * @throws CannotExpressError naming the claim that the policy cannot ask for, why, and what to do instead
 */
export function compile(trust: Trust, options: CompileOptions): InternalApiPolicy {
  return policyOf(options, [compileRole(trust, options)]);
}

/** The policy of an API with these roles, in the order of their names. */
export function policyOf(
  { name, issuer, audience }: InternalApiProps,
  roles: readonly PolicyRole[],
): InternalApiPolicy {
  return {
    apiVersion: API_VERSION,
    kind: KIND,
    metadata: { name },
    issuer: issuer.url,
    audience,
    algorithms: [GITLAB_ALGORITHM],
    roles: [...roles].sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

/** Writes a trust as a role. @throws CannotExpressError */
export function compileRole(trust: Trust, options: CompileOptions): PolicyRole {
  const dropped = Object.keys(options.notEnforced ?? {}) as ClaimName[];
  const { grants } = dropped.reduce(withoutClaim, trust);
  const written = grants
    .filter((grant) => !isEmptyGrant(grant))
    .map((grant) => writtenGrant(grant, options));
  if (written.length === 0) {
    throw cannot("sub", "no token satisfies the trust", options, {
      fix: "name jobs that can exist",
    });
  }
  return { name: options.role, grants: distinct(written) };
}

function writtenGrant({ constraints }: Grant, options: CompileOptions): PolicyGrant {
  only("iss", options.issuer.url, constraints, options);
  only("aud", options.audience, constraints, options);
  const claims: [ClaimName, ClaimCondition][] = [];
  for (const [claim, { values, absent }] of constraints) {
    if (claim === "iss" || claim === "aud") continue;
    if (absent) {
      const problem = `a policy cannot accept a token without ${claim} beside one with the right value`;
      throw cannot(claim, problem, options, {
        fix: `require ${claim}, or give notEnforced a reason`,
      });
    }
    claims.push([claim, writtenCondition(values, { claim, where: options.where })]);
  }
  return { claims: Object.fromEntries(claims) };
}

/** The policy names one issuer and one audience for all of its roles. */
function only(
  claim: "iss" | "aud",
  wanted: string,
  constraints: Grant["constraints"],
  options: CompileOptions,
): void {
  const values = exactValues(constraints.get(claim)?.values ?? ANY);
  if (values?.length === 1 && values[0] === wanted) return;
  throw cannot(claim, `every role of a policy has the ${claim} of the policy`, options, {
    fix: `restrict the trust to ${wanted}`,
  });
}

function distinct(grants: readonly PolicyGrant[]): readonly PolicyGrant[] {
  return [...new Map(grants.map((grant) => [JSON.stringify(grant), grant])).values()];
}

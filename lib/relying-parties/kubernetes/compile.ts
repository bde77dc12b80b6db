import {
  type ClaimName,
  exact,
  exactValues,
  type Grant,
  type Issuer,
  makeGrant,
  type Trust,
  union,
  withoutClaim,
} from "../../core";
import { cel, type Expression, printExpression } from "../cel";
import { claimCondition, conditionOf } from "./compile-condition";
import { cannotOf } from "../cannot";

const cannot = cannotOf("kubernetes");

/** One identity of a cluster: the jobs of a trust get one group. */
export interface GroupOfJobs {
  /** `gitlab:shop:deployer`: what RBAC binds. */
  readonly group: string;
  readonly trust: Trust;
  /**
   * Claims to leave out, each with the reason.
   * @default - every claim is enforced
   */
  readonly notEnforced?: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path, for errors. */
  readonly where?: string;
}

export interface CompileOptions {
  readonly issuer: Issuer;
  /** The one audience of the cluster. */
  readonly audience: string;
  /** Certificate authority of the issuer, PEM. @default - the API server's own */
  readonly certificateAuthority?: string;
  /** Construct path of the cluster, for errors. */
  readonly where?: string;
}

/** An entry of `jwt` in an AuthenticationConfiguration, members in the order in which it is written. */
export interface JwtAuthenticator {
  readonly issuer: {
    readonly url: string;
    readonly certificateAuthority?: string;
    readonly audiences: readonly string[];
  };
  readonly claimValidationRules?: readonly CelRule[];
  readonly claimMappings: {
    readonly username: { readonly expression: string };
    readonly groups: { readonly expression: string };
  };
  readonly userValidationRules: readonly CelRule[];
}

export interface CelRule {
  readonly expression: string;
  readonly message: string;
}

/** Start of every name that this package gives: no name of the cluster's own starts so. */
export const PREFIX = "gitlab:";
/** What audit logs tell of a job; every GitLab token has these. */
const USERNAME = ["project_id", "ref_type", "ref"] as const;
const GROUP = /^gitlab:[A-Za-z0-9][A-Za-z0-9._:/-]{0,244}$/;

/**
 * Writes trusts as the one authenticator that a cluster has for an issuer. Each identity is a group, which a token gets where
 * its claims satisfy the trust; what all identities ask for is asked of every token, so that other jobs of the
 * GitLab are not even authenticated.
 * @throws CannotExpressError naming the claim that cannot be enforced, why, and what to do instead
 */
export function compile(
  identities: readonly GroupOfJobs[],
  options: CompileOptions,
): JwtAuthenticator {
  checkGroups(identities, options);
  const { audience, certificateAuthority, issuer } = options;
  const parts = identities.map(({ group, notEnforced = {}, trust, where }) => {
    const enforced = (Object.keys(notEnforced) as ClaimName[]).reduce(withoutClaim, trust);
    const own = { issuer, audience, ...(where === undefined ? {} : { where }) };
    return { group, trust: enforced, condition: conditionOf(enforced, own) };
  });
  const floor = floorOf(
    parts.flatMap(({ trust }) => trust.grants),
    { issuer, audience },
  );
  const username = cel.concat(
    PREFIX,
    ...USERNAME.flatMap((claim, index) =>
      index === 0 ? [cel.claim(claim)] : [":", cel.claim(claim)],
    ),
  );
  const groups = cel.list(
    ...parts.map(({ condition, group }) => cel.when(condition, cel.text(group), cel.text(""))),
  );
  return {
    issuer: {
      url: issuer.url,
      ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
      audiences: [audience],
    },
    ...(floor === undefined
      ? {}
      : {
          claimValidationRules: [
            { expression: text(floor), message: "the job is none that this cluster trusts" },
          ],
        }),
    claimMappings: {
      username: { expression: text(username) },
      groups: { expression: text(groups) },
    },
    userValidationRules: [
      {
        expression: "!user.username.startsWith('system:')",
        message: "names of the cluster's own are not for jobs",
      },
      {
        expression: "user.groups.all(group, !group.startsWith('system:'))",
        message: "groups of the cluster's own are not for jobs",
      },
    ],
  };
}

function text(expression: Expression): string {
  return printExpression(expression, "claims");
}

function checkGroups(identities: readonly GroupOfJobs[], options: CompileOptions): void {
  const names = identities.map(({ group }) => group);
  if (names.length === 0) {
    throw cannot("sub", "an authenticator without an identity trusts nobody", options, {
      fix: "define an identity of the cluster",
    });
  }
  const wrong = names.find((name, index) => !GROUP.test(name) || names.indexOf(name) !== index);
  if (wrong === undefined) return;
  throw cannot("sub", "a group is the name of one identity, and starts with gitlab:", options, {
    given: JSON.stringify(wrong),
    fix: "use letters, digits and . _ : / - after gitlab:, and each name once",
  });
}

/** What every grant asks of a claim by exact values; the rest tells identities apart. */
function floorOf(
  grants: readonly Grant[],
  options: { readonly issuer: Issuer; readonly audience: string },
): Expression | undefined {
  const [first] = grants;
  const common = [...(first?.constraints.keys() ?? [])].flatMap((claim) => {
    if (claim === "iss" || claim === "aud" || claim === "runner_id" || claim === "groups_direct")
      return [];
    const values = grants.map(({ constraints }) => {
      const constraint = constraints.get(claim);
      return constraint === undefined || constraint.absent
        ? undefined
        : exactValues(constraint.values);
    });
    return values.every((own) => own !== undefined)
      ? [[claim, { values: union(...values.map((own) => exact(...own))), absent: false }] as const]
      : [];
  });
  const floor = makeGrant(common);
  if (floor === undefined || floor.constraints.size === 0) return undefined;
  return cel.and(
    ...[...floor.constraints].map(([claim, constraint]) =>
      claimCondition(claim, constraint, options),
    ),
  );
}

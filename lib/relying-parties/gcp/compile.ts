import {
  ANY,
  type ClaimName,
  exact,
  exactValues,
  type Issuer,
  or,
  type Trust,
  union,
  withoutClaim,
  withoutEmptyGrants,
} from "../../core";
import { cel, type Expression, printExpression } from "../cel";
import { grantExpression } from "./compile-grant";
import { subjectExpression } from "./compile-subject";
import { withoutCovered } from "../covered";
import { LIMITS } from "./limits";
import { cannotOf } from "../cannot";

const cannot = cannotOf("gcp");

/** One identity of a pool. */
export interface NamedTrust {
  /** Name of its attribute: `storefront_publisher`. */
  readonly name: string;
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
  /** Digits of the pool's project. */
  readonly projectNumber: string;
  readonly poolId: string;
}

/** Everything that a provider says of tokens, with the member of each identity. */
export interface CompiledProvider {
  readonly issuerUri: string;
  readonly allowedAudiences: readonly string[];
  readonly attributeMapping: Readonly<Record<string, string>>;
  readonly attributeCondition: string;
  /** By the name of the identity. */
  readonly members: Readonly<Record<string, string>>;
}

/**
 * Writes the trusts of a pool as one provider: each identity has an attribute of its own that is `true` for exactly its tokens,
 * which its member names; the condition admits what some identity does.
 * @throws CannotExpressError naming the claim that Google cannot enforce, or the limit that is passed
 */
export function compileProvider(
  identities: readonly NamedTrust[],
  options: CompileOptions,
): CompiledProvider {
  const { issuer, projectNumber, poolId } = options;
  const enforced = identities.map((identity) => ({ identity, trust: enforcedTrust(identity) }));
  const tests = enforced.map(({ identity, trust }) => ({
    identity,
    test: trustExpression(trust, identity, options),
  }));
  const attributes = tests.map(({ identity, test }) => {
    const text = written(cel.when(test, cel.text(GRANTED), cel.text("false")));
    checkLength(text, LIMITS.mapping, "mapping", identity);
    return [`attribute.${identity.name}`, text] as const;
  });
  const [last] = identities.slice(-1);
  const all = withoutCovered(or(...enforced.map(({ trust }) => trust)));
  const condition = written(trustExpression(all, last ?? {}, options));
  checkLength(condition, LIMITS.condition, "condition", last ?? {});
  checkCount(attributes.length, last ?? {});
  const subject = written(subjectExpression(enforced.map(({ trust }) => trust)));
  const pool = `principalSet://iam.googleapis.com/projects/${projectNumber}/locations/global/workloadIdentityPools/${poolId}`;
  return {
    issuerUri: issuer.url,
    allowedAudiences: audiencesOf(enforced),
    attributeMapping: Object.fromEntries([["google.subject", subject], ...attributes]),
    attributeCondition: condition,
    members: Object.fromEntries(
      identities.map(({ name }) => [name, `${pool}/attribute.${name}/${GRANTED}`]),
    ),
  };
}

/** Writes one trust as a provider of its own. @throws CannotExpressError */
export function compile(
  trust: Trust,
  options: CompileOptions & Partial<Omit<NamedTrust, "trust">>,
): CompiledProvider & { readonly member: string } {
  const { name = "granted" } = options;
  const compiled = compileProvider([{ ...options, name, trust }], options);
  return { ...compiled, member: compiled.members[name] ?? "" };
}

/** Value of an identity's attribute for its tokens. */
const GRANTED = "true";

function enforcedTrust({ notEnforced = {}, trust, where }: NamedTrust): Trust {
  const dropped = Object.keys(notEnforced) as ClaimName[];
  const kept = withoutEmptyGrants(dropped.reduce(withoutClaim, trust));
  if (kept.grants.length > 0) return kept;
  throw cannot(
    "sub",
    "no token satisfies the trust",
    { where },
    { fix: "name jobs that can exist" },
  );
}

function trustExpression(
  trust: Trust,
  { where }: { readonly where?: string },
  { issuer }: CompileOptions,
): Expression {
  const options = { issuer, ...(where === undefined ? {} : { where }) };
  for (const { constraints } of trust.grants) {
    const urls = exactValues(constraints.get("iss")?.values ?? ANY);
    if (urls?.length === 1 && urls[0] === issuer.url) continue;
    throw cannot("iss", "a provider trusts the tokens of one issuer", options, {
      given: urls === undefined ? "any issuer" : JSON.stringify(urls),
      allowed: issuer.url,
      fix: "restrict the trust to this issuer",
    });
  }
  return anyOf(trust.grants.map((grant) => grantExpression(grant, options)));
}

/** The tests as alternatives, each once. */
function anyOf(tests: readonly Expression[]): Expression {
  const alternatives = tests.flatMap((test) => (test.kind === "or" ? test.parts : [test]));
  return cel.or(...new Map(alternatives.map((test) => [written(test), test])).values());
}

/** A provider has one list of audiences, good for all of its identities. */
function audiencesOf(
  enforced: readonly { readonly identity: NamedTrust; readonly trust: Trust }[],
): readonly string[] {
  const lists = enforced.flatMap(({ identity, trust }) =>
    trust.grants.map(({ constraints }) => ({
      identity,
      values: exactValues(constraints.get("aud")?.values ?? ANY),
    })),
  );
  const all = exactValues(union(...lists.map(({ values }) => exact(...(values ?? []))))) ?? [];
  const other = lists.find(({ values }) => values?.join("\n") !== all.join("\n"));
  if (other !== undefined || all.length > LIMITS.audiences) {
    throw cannot(
      "aud",
      "the provider of a pool takes one list of audiences, the same for every identity",
      other?.identity ?? {},
      {
        given: other?.values === undefined ? "any audience" : JSON.stringify(other.values),
        allowed: `${JSON.stringify(all)}, at most ${LIMITS.audiences}`,
        fix: "restrict the trust to the audience of the pool",
      },
    );
  }
  return all;
}

function written(expression: Expression): string {
  return printExpression(expression, "assertion");
}

/** Digits of an id that Terraform writes in the place of a reference. */
const ID_DIGITS = 10;

function checkLength(
  text: string,
  limit: number,
  what: string,
  at: { readonly where?: string },
): void {
  const size = text.replaceAll(/\$\{[^}]*\}/g, "0".repeat(ID_DIGITS)).length;
  if (size <= limit) return;
  throw cannot("sub", `the ${what} has ${size} characters, and Google allows ${limit}`, at, {
    fix:
      what === "condition"
        ? "spread the identities over several pools, or use patterns"
        : "spread the jobs over several identities, or use a pattern",
  });
}

function checkCount(attributes: number, at: { readonly where?: string }): void {
  if (attributes <= LIMITS.attributes) return;
  throw cannot(
    "sub",
    `the pool has ${attributes} identities, and Google maps ${LIMITS.attributes} attributes`,
    at,
    {
      fix: "spread the identities over several pools",
    },
  );
}

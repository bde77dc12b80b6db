import {
  type ClaimName,
  exactValues,
  isOpaque,
  showValue,
  type Trust,
  withoutClaim,
} from "../../core";
import { type CompileOptions, statementOf, type TrustStatement } from "./compile-statement";
import { byTemplate, type Templated } from "../templates-of";
import { cannotOf } from "../cannot";

const cannot = cannotOf("aws");

/** A trust policy, members in the order in which it is written. */
export interface TrustPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly TrustStatement[];
}

export interface CompiledPolicy {
  readonly policy: TrustPolicy;
  /** Minified. */
  readonly json: string;
  /** Characters that AWS counts: those of `json` with ids in the place of references. */
  readonly size: number;
}

/**
 * Writes a trust as an IAM trust policy: one statement for each grant, exact operators unless a wildcard is meant. The
 * policy admits exactly the tokens of the trust, after `notEnforced`.
 * @throws CannotExpressError naming the claim that AWS cannot enforce, why, and what to do instead
 */
export function compile(trust: Trust, options: CompileOptions): CompiledPolicy {
  const dropped = Object.keys(options.notEnforced ?? {}) as ClaimName[];
  const statements = trust.grants
    .flatMap((grant) => byTemplate(grant, options.declared))
    .map((part) => statementOf(without(part, dropped), options));
  if (statements.length === 0) {
    throw cannot(
      "sub",
      "no token satisfies the trust, and AWS refuses a policy without statements",
      options,
      {
        fix: "name jobs that can exist",
      },
    );
  }
  const policy: TrustPolicy = { Version: "2012-10-17", Statement: distinct(statements) };
  const json = JSON.stringify(policy);
  const size = writtenSize(json, trust);
  checkSize(size, policy.Statement.length, options);
  return { policy, json, size };
}

/** Digits of an id that Terraform writes in the place of a reference. */
const ID_DIGITS = 10;

/** Characters that AWS will count: a reference to an id is longer than the id. */
function writtenSize(json: string, { grants }: Trust): number {
  const late = new Set(
    grants.flatMap((grant) =>
      [...grant.constraints.values()].flatMap(({ values }) =>
        (exactValues(values) ?? []).filter(isOpaque).map(showValue),
      ),
    ),
  );
  return [...late].reduce(
    (size, text) => size - (json.split(text).length - 1) * (text.length - ID_DIGITS),
    json.length,
  );
}

function checkSize(size: number, statements: number, options: CompileOptions): void {
  const limit = options.policySizeLimit ?? 2048;
  if (size <= limit) return;
  const fix =
    limit === 2048
      ? "split the trust into several roles, use a pattern, or set policySizeLimit: 4096 where the account's quota is raised"
      : "split the trust into several roles, or use a pattern";
  throw cannot("sub", `the trust policy has ${size} characters, and AWS allows ${limit}`, options, {
    given: `${statements} statement${statements === 1 ? "" : "s"}`,
    fix,
  });
}

function without(part: Templated, dropped: readonly ClaimName[]): Templated {
  const [grant = part.grant] = dropped.reduce(withoutClaim, { grants: [part.grant] }).grants;
  return { ...part, grant, required: part.required.filter((claim) => !dropped.includes(claim)) };
}

function distinct(statements: readonly TrustStatement[]): readonly TrustStatement[] {
  return [...new Map(statements.map((s) => [JSON.stringify(s), s])).values()];
}

import {
  ANY,
  type ClaimName,
  type Declared,
  exactValues,
  type Grant,
  type Issuer,
  type SubjectTemplate,
} from "../../core";
import { capabilities } from "./capabilities";
import { nearestWay, writtenSubjects } from "./compile-subject";
import { keyPrefix, type Partition, providerArn } from "./provider-url";
import type { Templated } from "../templates-of";
import { type Written, writtenValues } from "./written-value";
import { cannotOf } from "../cannot";

const cannot = cannotOf("aws");

export interface CompileOptions {
  /** Twelve digits. */
  readonly accountId: string;
  readonly partition: Partition;
  readonly issuer: Issuer;
  /** Projects whose ids, paths and subject templates are known. */
  readonly declared: Declared;
  /**
   * Characters of the minified policy that the account allows: 4096 where its quota was raised.
   * @default 2048
   */
  readonly policySizeLimit?: 2048 | 4096;
  /**
   * Claims to leave out, each with the reason.
   * @default - every claim is enforced
   */
  readonly notEnforced?: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path, for errors. */
  readonly where?: string;
}

export interface TrustStatement {
  readonly Effect: "Allow";
  readonly Principal: { readonly Federated: string };
  readonly Action: "sts:AssumeRoleWithWebIdentity";
  readonly Condition: Conditions;
}

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** Writes one grant as a statement. @throws CannotExpressError */
export function statementOf(
  { grant, template, required }: Templated,
  options: CompileOptions,
): TrustStatement {
  const { accountId, issuer, partition, where } = options;
  checkIssuer(grant, options);
  const { constraints } = grant;
  const audience = constraints.get("aud");
  if (audience === undefined) {
    throw cannot("aud", "the trust names no audience", options, {
      fix: "restrict the trust to the audience of this account",
    });
  }
  const keys = capabilities(issuer).keys.filter(
    (key) => key !== "aud" && key !== "sub" && required.includes(key),
  );
  const subjects = writtenSubjects(grant, template, where);
  checkCarried(grant, template, required, ["iss", "aud", ...keys, ...subjects.carried], options);
  const conditions: [ClaimName, readonly Written[]][] = [
    ["aud", writtenValues(audience.values, { claim: "aud", where })],
    ["sub", subjects.values],
  ];
  for (const claim of keys) {
    const constraint = constraints.get(claim);
    if (constraint === undefined) continue;
    if (constraint.absent) {
      throw cannot(
        claim,
        `AWS cannot tell a token without ${claim} from one with the right value`,
        options,
        {
          fix: `require ${claim}, or give notEnforced a reason`,
        },
      );
    }
    conditions.push([claim, writtenValues(constraint.values, { claim, where })]);
  }
  return {
    Effect: "Allow",
    Principal: { Federated: providerArn(issuer.url, accountId, partition) },
    Action: "sts:AssumeRoleWithWebIdentity",
    Condition: conditionBlock(conditions, keyPrefix(issuer.url)),
  };
}

function checkIssuer(grant: Grant, options: CompileOptions): void {
  const { issuer } = options;
  const urls = exactValues(grant.constraints.get("iss")?.values ?? ANY);
  if (urls?.length === 1 && urls[0] === issuer.url) return;
  throw cannot(
    "iss",
    "a statement trusts the tokens of one issuer, that of its OIDC provider",
    options,
    {
      given: urls === undefined ? "any issuer" : JSON.stringify(urls),
      allowed: issuer.url,
      fix: "restrict the trust to this issuer",
    },
  );
}

/** An id pins a declared project's path too: ids are never used again, paths are. */
function checkCarried(
  grant: Grant,
  template: SubjectTemplate,
  required: readonly ClaimName[],
  carried: readonly ClaimName[],
  options: CompileOptions,
): void {
  const pinsId = carried.includes("project_id") && isDeclaredId(grant, options.declared);
  const open = required.find(
    (claim) => !carried.includes(claim) && !(claim === "project_path" && pinsId),
  );
  if (open === undefined) return;
  const where =
    options.issuer.kind === "gitlab.com" ? "gitlab.com's tokens" : "this issuer's tokens";
  const keys = capabilities(options.issuer).keys.join(", ");
  throw cannot(
    open,
    `AWS cannot enforce ${open}: of ${where} it sees ${keys} alone, and the subject does not carry it`,
    options,
    {
      fix: nearestWay(open, options.issuer, template),
    },
  );
}

function isDeclaredId(grant: Grant, { projects }: Declared): boolean {
  const ids = exactValues(grant.constraints.get("project_id")?.values ?? ANY);
  return ids?.every((id) => projects.some((p) => p.id === id && p.path !== undefined)) === true;
}

/** Operators in the order of their first claim; within one the claims in order. One value is written as itself. */
function conditionBlock(
  conditions: readonly (readonly [ClaimName, readonly Written[]])[],
  prefix: string,
): Conditions {
  const block: Record<string, Record<string, string | readonly string[]>> = {};
  for (const [claim, values] of conditions) {
    const operator = values.some((value) => value.wildcard) ? "StringLike" : "StringEquals";
    const texts = [...new Set(values.map((value) => value.text))];
    (block[operator] ??= {})[`${prefix}:${claim}`] = texts.length === 1 ? (texts[0] ?? "") : texts;
  }
  return block;
}

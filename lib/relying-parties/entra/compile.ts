import {
  ANY,
  type ClaimName,
  type Declared,
  type Grant,
  type Issuer,
  isOpaque,
  exactValues,
  showValue,
  type Trust,
  withoutClaim,
} from "../../core";
import { byTemplate, type Templated } from "../templates-of";
import { type Condition, conditionsOf } from "./compile-conditions";
import { type Credential, MAX_CREDENTIALS, MAX_FIELD } from "./credential";
import { credentialName } from "./credential-name";
import { cannotOf } from "../cannot";

const cannot = cannotOf("entra");

export interface CompileOptions {
  readonly issuer: Issuer;
  /** Projects whose ids, paths and subject templates are known. */
  readonly declared: Declared;
  /** Who gets the credentials: a managed identity takes exact ones only. */
  readonly holder: "application" | "managed identity";
  /**
   * Claims to leave out, each with the reason.
   * @default - every claim is enforced
   */
  readonly notEnforced?: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path, for errors. */
  readonly where?: string;
}

/** The credentials of one application or managed identity. */
export interface CompiledCredentials {
  /** In the order of the trust's grants, none twice. */
  readonly credentials: readonly Credential[];
}

/**
 * Writes a trust as federated credentials: exact ones, one a subject, and flexible ones where only a pattern says what is
 * meant and Entra takes it for the issuer. Together they admit exactly the tokens of the trust, after `notEnforced`.
 * @throws CannotExpressError naming the claim that Entra cannot enforce, why, and what to do instead
 */
export function compile(trust: Trust, options: CompileOptions): CompiledCredentials {
  const dropped = Object.keys(options.notEnforced ?? {}) as ClaimName[];
  const conditions = trust.grants
    .flatMap((grant) => byTemplate(grant, options.declared))
    .map((part) => without(part, dropped))
    .flatMap((part) => {
      const audience = audienceOf(part.grant, options);
      return conditionsOf(part, options).map((condition) => ({ ...condition, audience }));
    });
  const distinct = [...new Map(conditions.map((c) => [`${c.kind} ${c.text}`, c])).values()];
  checkCount(distinct, trust, options);
  checkAudience(distinct, options);
  const taken = new Set<string>();
  const credentials = distinct.map(({ kind, text, subject, audience }): Credential => {
    checkLength(text, trust, options);
    const name = credentialName(subject, options.declared.projects, taken);
    taken.add(name);
    const common = { name, issuer: options.issuer.url, audience };
    return kind === "exact"
      ? { kind, ...common, subject: text }
      : { kind, ...common, expression: text };
  });
  return { credentials };
}

/** A condition with the one audience that its tokens have. */
type WithAudience = Condition & { readonly audience: string };

function audienceOf(grant: Grant, options: CompileOptions): string {
  const audiences = exactValues(grant.constraints.get("aud")?.values ?? ANY);
  const [audience] = audiences ?? [];
  if (audience !== undefined && audiences?.length === 1) return audience;
  throw cannot("aud", "a federated credential has exactly one audience", options, {
    given: audiences === undefined ? "any audience" : JSON.stringify(audiences),
    fix: "restrict the trust to the audience of this tenant",
  });
}

function checkAudience(conditions: readonly WithAudience[], options: CompileOptions): void {
  const audiences = [...new Set(conditions.map((c) => c.audience))];
  if (audiences.length < 2) return;
  throw cannot("aud", "the jobs of one holder have different audiences", options, {
    given: JSON.stringify(audiences),
    fix: "restrict the trust to one audience, or define an application for each",
  });
}

function checkCount(
  conditions: readonly WithAudience[],
  trust: Trust,
  options: CompileOptions,
): void {
  const count = conditions.length;
  if (count === 0) {
    throw cannot("sub", "no token satisfies the trust", options, {
      fix: "name jobs that can exist",
    });
  }
  if (count <= MAX_CREDENTIALS) return;
  throw cannot(
    widestClaim(trust),
    `the trust needs ${count} federated credentials, and Entra allows ${MAX_CREDENTIALS} for one ${options.holder}`,
    options,
    {
      given: `${count} subjects`,
      fix: "split the jobs over several applications or identities, or use a pattern of refs where Entra takes one",
    },
  );
}

/** The claim with the most values, of which the number of credentials comes. */
function widestClaim({ grants }: Trust): ClaimName {
  let [widest, most]: [ClaimName, number] = ["sub", 1];
  for (const grant of grants) {
    for (const [claim, { values }] of grant.constraints) {
      const count = exactValues(values)?.length ?? 1;
      if (count > most) [widest, most] = [claim, count];
    }
  }
  return widest;
}

/** Digits of an id that Terraform writes in the place of a reference. */
const ID_DIGITS = 10;

function checkLength(text: string, { grants }: Trust, options: CompileOptions): void {
  const late = grants.flatMap(({ constraints }) =>
    (exactValues(constraints.get("project_id")?.values ?? ANY) ?? []).filter(isOpaque),
  );
  const written = late.reduce((t, id) => t.replaceAll(showValue(id), "0".repeat(ID_DIGITS)), text);
  if (written.length <= MAX_FIELD) return;
  throw cannot(
    "sub",
    `a credential has ${written.length} characters, and Entra allows ${MAX_FIELD}`,
    options,
    {
      fix: "use shorter names of refs, or a subject that starts with project_id",
    },
  );
}

function without(part: Templated, dropped: readonly ClaimName[]): Templated {
  const [grant = part.grant] = dropped.reduce(withoutClaim, { grants: [part.grant] }).grants;
  return { ...part, grant, required: part.required.filter((claim) => !dropped.includes(claim)) };
}

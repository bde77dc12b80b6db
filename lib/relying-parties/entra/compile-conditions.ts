import {
  ANY,
  type ClaimName,
  type Declared,
  exact,
  exactValues,
  type Grant,
  makeGrant,
  type SubjectTemplate,
} from "../../core";
import type { Templated } from "../templates-of";
import type { Written } from "../written-value";
import { type WrittenSubjects, writtenSubjects } from "../written-subjects";
import { nearestWay, noFlexible } from "./nearest-way";
import { isFlexibleIssuer } from "./capabilities";
import type { CompileOptions } from "./compile";
import { claimValues, componentValues } from "./component-values";
import { printExpression, type WrittenTerm } from "./expression";
import { cannotOf } from "../cannot";

const cannot = cannotOf("entra");

/** What one credential compares. */
export interface Condition {
  readonly kind: "exact" | "flexible";
  /** The subject, or the expression. */
  readonly text: string;
  /** What tells it from other conditions, in the form of a subject: names come from it. */
  readonly subject: string;
}

/** Claims that a flexible expression names beside the subject, each with one value. */
const BESIDE: readonly ClaimName[] = ["project_id", "namespace_id"];

/**
 * The conditions of the credentials for one grant: each a subject, or an expression where only a pattern will do.
 * @throws CannotExpressError
 */
export function conditionsOf(part: Templated, options: CompileOptions): readonly Condition[] {
  const { grant, template, required } = part;
  checkIssuer(grant, options);
  const subjects = subjectsOf(grant, template, options);
  const pattern = subjects.values.find(({ wildcard }) => wildcard);
  const open = openClaim(part, subjects.carried, options);
  if (pattern === undefined && open === undefined) {
    return subjects.values.map(({ text }) => ({ kind: "exact", text, subject: text }));
  }
  const impossible = noFlexible(options, isFlexibleIssuer(options.issuer.url));
  const stays = openClaim(part, [...subjects.carried, ...BESIDE], options);
  if (stays !== undefined || (impossible !== undefined && pattern === undefined)) {
    throw notCarried(stays ?? open ?? "sub", template, options);
  }
  if (impossible !== undefined) throw noPattern(part, pattern, impossible, options);
  return flexible(grant, template, required, options);
}

/** One expression for each subject, project id and namespace id: there is no `or` in the language. */
function flexible(
  grant: Grant,
  template: SubjectTemplate,
  required: readonly ClaimName[],
  options: CompileOptions,
): readonly Condition[] {
  const ids = exactValues(grant.constraints.get("project_id")?.values ?? ANY);
  if (ids === undefined) {
    throw cannot("project_id", "an expression of Entra names one project by its id", options, {
      given: "any id",
      fix: "name the projects one by one (a group cannot be trusted), and require project_id",
    });
  }
  return ids.flatMap((id) => {
    const own = withId(grant, id);
    if (own === undefined) return [];
    const beside = BESIDE.filter((claim) => claim === "project_id" || required.includes(claim));
    return subjectsOf(own, template, options).values.flatMap((subject) =>
      besides(own, beside, options).map((terms) => condition(subject, terms)),
    );
  });
}

function withId(grant: Grant, id: string): Grant | undefined {
  const constraints = new Map(grant.constraints);
  return makeGrant(
    constraints.set("project_id", { values: exact(id), absent: false }),
    grant.template,
  );
}

/** Every combination of exact values of the claims beside the subject. */
function besides(
  grant: Grant,
  claims: readonly ClaimName[],
  options: CompileOptions,
): readonly (readonly WrittenTerm[])[] {
  return claims.reduce<readonly (readonly WrittenTerm[])[]>(
    (all, claim) => {
      const constraint = grant.constraints.get(claim);
      if (constraint === undefined) return all;
      const values = claimValues(claim, constraint, options.where).map(({ text, wildcard }) => ({
        claim,
        operator: wildcard ? ("matches" as const) : ("eq" as const),
        value: text,
      }));
      return all.flatMap((terms) => values.map((value) => [...terms, value]));
    },
    [[]],
  );
}

function condition({ text, wildcard }: Written, beside: readonly WrittenTerm[]): Condition {
  const sub: WrittenTerm = { claim: "sub", operator: wildcard ? "matches" : "eq", value: text };
  const more = beside.filter(({ claim }) => !text.startsWith(`${claim}:`));
  return {
    kind: "flexible",
    text: printExpression([sub, ...beside]),
    subject: [text, ...more.map(({ claim, value }) => `${claim}:${value}`)].join(":"),
  };
}

function subjectsOf(
  grant: Grant,
  template: SubjectTemplate,
  options: CompileOptions,
): WrittenSubjects {
  return writtenSubjects(grant, template, {
    values: (component, constraint) => componentValues(component, constraint, options.where),
    tooMany: (count) =>
      cannot("sub", `one grant would need ${count} federated credentials or more`, options, {
        allowed: "20 for one application or managed identity",
        fix: "use a pattern of refs, or name fewer of them",
      }),
  });
}

function checkIssuer(grant: Grant, options: CompileOptions): void {
  const { issuer } = options;
  const urls = exactValues(grant.constraints.get("iss")?.values ?? ANY);
  if (urls?.length === 1 && urls[0] === issuer.url) return;
  throw cannot("iss", "a credential trusts the tokens of one issuer", options, {
    given: urls === undefined ? "any issuer" : JSON.stringify(urls),
    allowed: issuer.url,
    fix: "restrict the trust to this issuer",
  });
}

/** A claim that the trust asks for and nothing carries. An id pins a declared project's path too. */
function openClaim(
  { grant, required }: Templated,
  carried: readonly ClaimName[],
  { declared }: CompileOptions,
): ClaimName | undefined {
  const pinsId = carried.includes("project_id") && isDeclaredId(grant, declared);
  return required.find(
    (claim) =>
      claim !== "iss" &&
      claim !== "aud" &&
      !carried.includes(claim) &&
      !(claim === "project_path" && pinsId),
  );
}

function isDeclaredId(grant: Grant, { projects }: Declared): boolean {
  const ids = exactValues(grant.constraints.get("project_id")?.values ?? ANY);
  return ids?.every((id) => projects.some((p) => p.id === id && p.path !== undefined)) === true;
}

function notCarried(claim: ClaimName, template: SubjectTemplate, options: CompileOptions) {
  return cannot(
    claim,
    `Entra cannot enforce ${claim}: it compares the subject, which does not carry it`,
    options,
    { fix: nearestWay(claim, template) },
  );
}

function noPattern(
  { grant, template }: Templated,
  pattern: Written | undefined,
  why: string,
  options: CompileOptions,
) {
  const claim = template.find((name) =>
    componentValues(name, grant.constraints.get(name), options.where).some((v) => v.wildcard),
  );
  return cannot(
    claim ?? "sub",
    `Entra cannot compare a subject with a pattern here: ${why}`,
    options,
    {
      ...(pattern === undefined ? {} : { given: pattern.text }),
      fix: `name each value of ${claim ?? "sub"} (20 credentials for one holder), or trust protected refs by name`,
    },
  );
}

import {
  and,
  type Declared,
  exact,
  or,
  type SubjectTemplate,
  type Trust,
  trustOf,
  withoutEmptyGrants,
} from "../../core";
import { type Expression, type ExpressionReading, readExpression } from "../cel";
import type { NotUnderstood, Reading } from "../trust-document";
import { withoutCovered } from "../covered";
import type { GcpDocument, Way } from "./document";
import { expressionsOf } from "./expressions";
import { demandOf } from "./membership";
import type { GcpProvider } from "./provider";
import { readAttribute, readMissing } from "./read-attribute";
import { audienceCheck, readAudience, readIssuer, unknown } from "./read-provider";
import { withSubject } from "./subject-length";

/**
 * Reads a trust document as a set of tokens: issuer and audience of the provider, its condition, a value for everything that it
 * maps, and the member. Members and providers are alternatives. An upper bound: what cannot be read counts as met, and is
 * told in `notUnderstood`; only subjects that may be too long are not told.
 */
export function read(document: GcpDocument, declared: Declared): Reading {
  const parts = document.ways.map((way) => readWay(way, declared));
  const unknown: readonly Trust[] =
    document.gaps.length > 0 ? [trustOf({ iss: exact(declared.issuer.url) })] : [];
  const trust = or(...parts.map((part) => part.trust), ...unknown);
  return {
    trust: withoutCovered(withoutEmptyGrants(trust)),
    notUnderstood: distinct([...document.gaps, ...parts.flatMap((part) => part.notUnderstood)]),
    undeclaredTemplates: parts.flatMap((part) => part.undeclaredTemplates),
    audience: audienceCheck(document),
  };
}

interface Part {
  readonly trust: Trust;
  readonly notUnderstood: readonly NotUnderstood[];
  readonly undeclaredTemplates: readonly SubjectTemplate[];
}

/** One way in as a set of tokens. */
export function readWay(way: Way, declared: Declared): Part {
  const { provider, member } = way;
  const { condition, mapping } = expressionsOf(provider);
  const demand = demandOf(member.principal, mapping);
  const issuer = readIssuer(way, declared);
  const audience = readAudience(way);
  const attributes = [...(mapping ?? [])].map(([key, expression]) =>
    readAttribute(expression, {
      key,
      demand,
      declared,
      place: `${provider.address}.attribute_mapping[${JSON.stringify(key)}]`,
    }),
  );
  const own =
    demand !== undefined && mapping?.has(demand.key) !== true ? [readMissing(demand)] : [];
  const asked: readonly ExpressionReading[] = [
    ...attributes,
    ...own,
    ...(condition === undefined ? [] : [readCondition(condition, provider, declared)]),
  ];
  const trust = and(issuer.trust, audience.trust, ...asked.map((a) => a.whenTrue));
  const subject = mapping?.get("google.subject");
  const open = mapping === undefined ? [unknown(`${provider.address}.attribute_mapping`)] : [];
  const late = member.open ? [unknown(member.shown)] : [];
  return {
    trust: subject === undefined ? trust : withSubject(trust, subject, declared),
    notUnderstood: [
      ...issuer.notes,
      ...audience.notes,
      ...open,
      ...late,
      ...asked.flatMap((a) => a.notUnderstood),
    ],
    undeclaredTemplates: asked.flatMap((a) => a.undeclaredTemplates),
  };
}

const conditions = new WeakMap<Expression, { declared: Declared; reading: ExpressionReading }>();

/** One provider's condition is part of the trust of every identity of its pool: it is read once. */
function readCondition(
  condition: Expression,
  { address }: GcpProvider,
  declared: Declared,
): ExpressionReading {
  const known = conditions.get(condition);
  if (known?.declared === declared) return known.reading;
  const reading = readExpression(condition, "google", declared, `${address}.attribute_condition`);
  conditions.set(condition, { declared, reading });
  return reading;
}

function distinct(notes: readonly NotUnderstood[]): readonly NotUnderstood[] {
  return [...new Map(notes.map((n) => [n.message, n])).values()];
}

import type { Identity } from "../access";
import { exact, type Grant, grantWitness, isEmptyGrant, type Token } from "../core";
import type { Violation } from "./finding";
import type { Input } from "./input";

/** A grant that admits some token, with the identity that it guards. */
export interface LiveGrant {
  readonly identity: Identity;
  readonly grant: Grant;
}

/**
 * The grants by which somebody becomes an identity. A trust of which a value is not known is left out: it is reported as
 * not known, neither as wide nor as tight.
 */
export function* liveGrants(input: Input): Iterable<LiveGrant> {
  for (const identity of input.identities) {
    if (hasUnknownValue(identity)) continue;
    for (const grant of identity.reading.trust.grants) {
      if (!isEmptyGrant(grant)) yield { identity, grant };
    }
  }
}

export function hasUnknownValue(identity: Identity): boolean {
  return identity.reading.notUnderstood.some((n) => n.code === "unknown-value");
}

/** A violation at an identity, one a subject. */
export function atIdentity(
  identity: Identity,
  said: Omit<Violation, "stack" | "address">,
): Violation {
  return { stack: identity.stack, address: identity.address, ...said };
}

/** At most one violation an identity: the worst grant speaks for it. */
export function* onePerIdentity(
  grants: Iterable<LiveGrant>,
  violation: (live: LiveGrant) => Violation | undefined,
): Iterable<Violation> {
  const worst = new Map<string, Violation>();
  for (const live of grants) {
    const found = violation(live);
    if (found === undefined) continue;
    const key = `${found.stack}\n${found.address}`;
    const before = worst.get(key);
    if (before === undefined || rank(found) > rank(before)) worst.set(key, found);
  }
  yield* worst.values();
}

function rank({ severity }: Violation): number {
  return severity === "info" ? 0 : severity === "warning" ? 1 : 2;
}

/** One job that a grant admits, in words: `a job of acme/evil on branch main`. */
export function exampleJob(grant: Grant): string {
  const token = grantWitness(onUnprotectedRef(grant));
  return `for example a job of ${text(token, "project_path")} on ${refWords(token)}`;
}

/** Where protection is left open, the unprotected ref is the one worth showing. */
function onUnprotectedRef(grant: Grant): Grant {
  if (grant.constraints.has("ref_protected")) return grant;
  const constraints = new Map(grant.constraints);
  constraints.set("ref_protected", { values: exact("false"), absent: false });
  return { ...grant, constraints };
}

function refWords(token: Token): string {
  const flag = token["ref_protected"] === "true" ? "protected " : "";
  return `${flag}${text(token, "ref_type")} ${text(token, "ref")}`;
}

function text(token: Token, claim: string): string {
  const value = token[claim];
  return typeof value === "string" ? value : "";
}

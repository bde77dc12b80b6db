import { type AccessPath, type Identity, who } from "../../access";
import {
  and,
  type ClaimName,
  type Constraint,
  exact,
  makeGrant,
  NONE,
  type Token,
} from "../../core";
import type { Input } from "../../guardrails/input";
import type { ChangedPath } from "./change";
import { peopleKey } from "./keys";

/** What decides who has to agree before a job runs. */
const CLAIMS: readonly ClaimName[] = [
  "ref_type",
  "ref",
  "ref_protected",
  "environment",
  "deployment_tier",
];

/**
 * A path in both versions with what stands in the way of one and the same job: the one that the newer version shows, else the
 * older one's. Where neither is possible in both, approvals are compared only if fewer are needed now.
 */
export function sameJob(path: ChangedPath, base: Input, head: Input): ChangedPath {
  const { before, after } = path;
  if (jobKey(before.witness) === jobKey(after.witness)) return path;
  const then = withJobOf(after, before, base);
  if (then?.approvals.some((line) => !after.approvals.includes(line)) === true)
    return { before: then, after };
  const now = withJobOf(before, after, head);
  if (now !== undefined) return { before, after: now };
  if (then !== undefined) return { before: then, after };
  const isEased = after.approvals.length < before.approvals.length;
  return isEased ? path : { before: { ...before, approvals: after.approvals }, after };
}

/** The path as it is for the job of another one; `undefined` where it has no such job. */
function withJobOf(
  { witness }: AccessPath,
  path: AccessPath,
  { gitlab, identities }: Input,
): AccessPath | undefined {
  const identity = identities.find(
    ({ stack, address }) => stack === path.stack && address === path.identity,
  );
  if (identity === undefined) return undefined;
  return who(gitlab, [withJob(identity, witness)]).find(
    (found) => peopleKey(found) === peopleKey(path),
  );
}

function withJob(identity: Identity, witness: Token): Identity {
  const job = makeGrant(CLAIMS.map((claim) => [claim, valueOf(witness, claim)]));
  const trust = and(identity.reading.trust, { grants: job === undefined ? [] : [job] });
  return { ...identity, reading: { ...identity.reading, trust } };
}

function valueOf(witness: Token, claim: ClaimName): Constraint {
  const value = witness[claim];
  return typeof value === "string"
    ? { values: exact(value), absent: false }
    : { values: NONE, absent: true };
}

function jobKey(witness: Token): string {
  return JSON.stringify(CLAIMS.map((claim) => witness[claim] ?? null));
}

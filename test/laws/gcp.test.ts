import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  and,
  CannotExpressError,
  claimInfo,
  compare,
  contains,
  isClaimName,
  type Token,
  type Trust,
} from "../../lib/core";
import { mayBeNull } from "../../lib/relying-parties/cel/read-claim";
import {
  compileProvider,
  type CompiledProvider,
  evaluate,
  prepare,
  read,
} from "../../lib/relying-parties/gcp";
import { worlds } from "../support/aws-trusts";
import { documentOf, documentOfCompiled } from "../support/gcp";
import { wildPools } from "../support/gcp-documents";
import { brokenTokens, tokens, trusts } from "../support/gcp-trusts";
import { mintable, type World } from "../support/generators";

const RUNS = Number(process.env["LAWS_RUNS"] ?? 150);

const cases = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    trust: trusts(world),
    other: trusts(world),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
    broken: fc.array(brokenTokens(world), { minLength: 5, maxLength: 5 }),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    parts: wildPools(world.declared.issuer.url),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
    broken: fc.array(brokenTokens(world), { minLength: 5, maxLength: 5 }),
  }),
);

/** Two identities of one pool. */
function compiled(world: World, granted: Trust, other: Trust): CompiledProvider | undefined {
  const { issuer } = world.declared;
  const identities = [
    { name: "granted", trust: granted },
    { name: "other", trust: other },
  ];
  try {
    return compileProvider(identities, {
      issuer,
      projectNumber: "123456789",
      poolId: "gitlab-pool",
    });
  } catch (error) {
    if (error instanceof CannotExpressError) return undefined;
    throw error;
  }
}

/** Whether every claim has the type that GitLab gives it: only then does a trust mean what a condition says. */
function isOfGitlabsTypes(token: Token): boolean {
  return Object.entries(token).every(([claim, value]) => {
    if (!isClaimName(claim)) return true;
    if (value === null) return mayBeNull(claim);
    const { type } = claimInfo(claim);
    const isList = Array.isArray(value) && value.every((member) => typeof member === "string");
    if (claim === "aud") return isList || typeof value === "string";
    return type === "strings" ? isList : typeof value === type;
  });
}

/** Whether the namespace is the project's: trusts read one as the other. */
function isConsistent({ namespace_path: namespace, project_path: path }: Token): boolean {
  return typeof path === "string" && namespace === path.slice(0, path.lastIndexOf("/"));
}

/** Claims that every token has; an attribute made of them cannot be worked out without. */
function hasSubject(token: Token): boolean {
  const names = [
    "project_id",
    "ref_type",
    "ref",
    "pipeline_id",
    "job_id",
    "ref_protected",
    "pipeline_source",
    "project_path",
    "namespace_path",
  ];
  return names.every((name) => typeof token[name] === "string" && token[name] !== "");
}

describe("laws of workload identity pools", () => {
  let expressible = 0;

  test("each identity of a compiled pool admits exactly the tokens of its trust, and is read so", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs, broken }) => {
        const pool = compiled(world, trust, other);
        if (pool === undefined) return;
        expressible++;
        for (const [name, own] of [
          ["granted", trust],
          ["other", other],
        ] as const) {
          const document = documentOfCompiled(pool, name);
          const prepared = prepare(document);
          const reading = read(document, world.declared);
          for (const token of jobs) {
            const expected = contains(own, token);
            const verdicts = {
              evaluated: evaluate(prepared, token).admitted,
              read: contains(reading.trust, token),
            };
            expect({ token, ...verdicts }).toEqual({ token, evaluated: expected, read: expected });
          }
          for (const token of broken.filter(isConsistent)) {
            const { admitted } = evaluate(prepared, token);
            const expected = contains(own, token);
            const agrees =
              isOfGitlabsTypes(token) && hasSubject(token)
                ? admitted === expected
                : expected || admitted === false;
            expect({ token, admitted, expected, agrees }).toEqual({
              token,
              admitted,
              expected,
              agrees: true,
            });
          }
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible).toBeGreaterThan(RUNS / 2);
  });

  test("reading a compiled pool gives the trust back", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, other }) => {
        const pool = compiled(world, trust, other);
        if (pool === undefined) return;
        const reading = read(documentOfCompiled(pool), world.declared);
        expect(reading.notUnderstood).toEqual([]);
        const possible = mintable(world);
        expect(compare(and(trust, possible), and(reading.trust, possible))).toEqual({
          kind: "same",
        });
      }),
      { numRuns: RUNS },
    );
  });

  test("of any pool, the evaluator admits what the reader says, or less where it says so", () => {
    let certain = 0;
    let admitting = 0;
    fc.assert(
      fc.property(wild, ({ world, parts, jobs, broken }) => {
        const document = documentOf(parts);
        const prepared = prepare(document);
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        // A subject may be too long for some of the tokens that are read: then the reading is an upper bound.
        const mayBeLong = parts.mapping?.["google.subject"] !== "assertion.project_id";
        const isExact = !mayBeLong && notUnderstood.length + undeclaredTemplates.length === 0;
        if (isExact) certain++;
        for (const token of [...jobs, ...broken.filter(isConsistent)]) {
          const { admitted } = evaluate(prepared, token);
          if (admitted === true) admitting++;
          const contained = contains(trust, token);
          const isMinted = jobs.includes(token);
          const agrees =
            isExact && isMinted ? admitted === contained : contained || admitted === false;
          const holds = agrees || !(isMinted || isOfGitlabsTypes(token));
          expect({ parts, token, admitted, contained, holds }).toEqual({
            parts,
            token,
            admitted,
            contained,
            holds: true,
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(certain).toBeGreaterThan(0);
    expect(admitting).toBeGreaterThan(0);
  });

  test("what compare calls not wider admits no new token", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs }) => {
        const [before, after] = [compiled(world, trust, trust), compiled(world, other, other)];
        if (before === undefined || after === undefined) return;
        const documents = [documentOfCompiled(before), documentOfCompiled(after)] as const;
        const { kind } = compare(
          read(documents[0], world.declared).trust,
          read(documents[1], world.declared).trust,
        );
        if (kind !== "same" && kind !== "narrower") return;
        for (const token of jobs) {
          const gained =
            evaluate(documents[1], token).admitted === true &&
            evaluate(documents[0], token).admitted === false;
          expect({ token, gained }).toEqual({ token, gained: false });
        }
      }),
      { numRuns: RUNS },
    );
  });
});

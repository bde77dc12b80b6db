import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { claimInfo, contains, isClaimName, type Token, type Trust } from "../../lib/core";
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
import type { World } from "../support/generators";
import { expectBoth, expectNothingGained, expectSame, expressed, versionsOf } from "./trust-laws";

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
  return expressed(() =>
    compileProvider(identities, {
      issuer,
      projectNumber: "123456789",
      poolId: "gitlab-pool",
    }),
  );
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
            expectBoth(token, expected, {
              evaluated: evaluate(prepared, token).admitted,
              read: contains(reading.trust, token),
            });
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
        expectSame(trust, reading.trust, world);
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
    let compared = 0;
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs }) => {
        for (const [earlier, later] of versionsOf(trust, other)) {
          const [before, after] = [
            compiled(world, earlier, earlier),
            compiled(world, later, later),
          ];
          if (before === undefined || after === undefined) continue;
          const [old, young] = [documentOfCompiled(before), documentOfCompiled(after)].map(
            (document) => ({
              trust: read(document, world.declared).trust,
              admits: (token: Token) => evaluate(document, token).admitted,
            }),
          );
          if (expectNothingGained(old!, young!, jobs)) compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

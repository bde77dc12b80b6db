import { beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, type Token, type Trust } from "../../lib/core";
import {
  compile,
  evaluate,
  type InternalApiPolicy,
  prepare,
  printPolicy,
  read,
} from "../../lib/relying-parties/internal-api";
import { createVerifier } from "../../lib/relying-parties/internal-api/verifier";
import { type World, worlds } from "../support/generators";
import { documentOf } from "../support/internal-api";
import { wildPolicies } from "../support/internal-api-policies";
import { API_AUDIENCE, apiJobs, apiTrusts, wellTyped } from "../support/internal-api-trusts";
import { keySet, NOW, type Signer, signer } from "../support/signed-tokens";
import {
  expectBoth,
  expectBounded,
  expectNothingGained,
  expectSame,
  expressed,
  versionsOf,
} from "./trust-laws";

const RUNS = Number(process.env["LAWS_RUNS"] ?? 300);

const cases = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    trust: apiTrusts(world),
    other: apiTrusts(world),
    jobs: fc.array(apiJobs(world), { minLength: 10, maxLength: 10 }),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    policy: wildPolicies(world.declared.issuer.url),
    jobs: fc.array(apiJobs(world), { minLength: 10, maxLength: 10 }),
  }),
);

function compiled(trust: Trust, { declared: { issuer } }: World): InternalApiPolicy | undefined {
  return expressed(() =>
    compile(trust, { name: "store", role: "publisher", issuer, audience: API_AUDIENCE }),
  );
}

/** The policy as it is written and read again. */
function written(policy: InternalApiPolicy) {
  return documentOf(JSON.parse(printPolicy(policy)));
}

let key: Signer;

beforeAll(async () => {
  key = await signer("1", "ES256");
});

describe("laws of internal API policies", () => {
  let expressible = 0;
  let admitted = 0;

  test("the compiled policy admits exactly the tokens of the trust, and is read so", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, jobs }) => {
        const policy = compiled(trust, world);
        if (policy === undefined) return;
        expressible++;
        const document = written(policy);
        const prepared = prepare(document);
        const reading = read(document, world.declared);
        for (const { tokenNear } of jobs) {
          const token = tokenNear(trust);
          const expected = contains(trust, wellTyped(token));
          if (expected) admitted++;
          expectBoth(token, expected, {
            evaluated: evaluate(prepared, token).admitted,
            read: contains(reading.trust, wellTyped(token)),
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible).toBeGreaterThan(RUNS / 10);
    expect(admitted).toBeGreaterThan(RUNS / 10);
  });

  test("reading a compiled policy gives the trust back", () => {
    fc.assert(
      fc.property(cases, ({ world, trust }) => {
        const policy = compiled(trust, world);
        if (policy === undefined) return;
        const reading = read(written(policy), world.declared);
        expect(reading.notUnderstood).toEqual([]);
        expectSame(trust, reading.trust, world);
      }),
      { numRuns: RUNS },
    );
  });

  test("of any policy, the evaluator admits what the reader says, or less where it says so", () => {
    fc.assert(
      fc.property(wild, ({ world, policy, jobs }) => {
        const document = documentOf(policy);
        const prepared = prepare(document);
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        // A subject that starts with an id may need a template which nobody declared: then the reading is an upper bound.
        const mayGuess = JSON.stringify(policy).includes('"sub"');
        const isExact = !mayGuess && notUnderstood.length + undeclaredTemplates.length === 0;
        for (const { tokenNear, isOdd } of jobs) {
          if (isOdd) continue;
          const token = tokenNear(trust);
          const { admitted } = evaluate(prepared, token);
          expectBounded(wellTyped(token), admitted, { trust, isExact });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("what compare calls not wider admits no new token", () => {
    let compared = 0;
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs }) => {
        for (const [earlier, later] of versionsOf(trust, other)) {
          const [before, after] = [compiled(earlier, world), compiled(later, world)];
          if (before === undefined || after === undefined) continue;
          const [old, young] = [written(before), written(after)].map((document) => ({
            trust: read(document, world.declared).trust,
            admits: (token: Token) => evaluate(document, token).admitted,
          }));
          if (
            expectNothingGained(
              old!,
              young!,
              jobs.map(({ tokenNear }) => tokenNear(later)),
            )
          )
            compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });

  test("the verifier lets in what the evaluator admits, of signed tokens", async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ world, trust, jobs }) => {
        const policy = compiled(trust, world);
        if (policy === undefined) return;
        const { verify } = createVerifier(
          { ...policy, algorithms: [key.algorithm] },
          { keys: keySet(key), now: () => NOW },
        );
        const prepared = prepare(written(policy));
        for (const { tokenNear } of jobs.slice(0, 3)) {
          const token = tokenNear(trust);
          const verified = await verify(await key.sign(token)).then(
            ({ roles }) => roles,
            (error: unknown) => String(error),
          );
          const expected = evaluate(prepared, token).admitted === true;
          expect({ token, verified, isIn: Array.isArray(verified) }).toEqual({
            token,
            verified,
            isIn: expected,
          });
        }
      }),
      { numRuns: RUNS },
    );
  });
});

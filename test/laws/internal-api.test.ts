import { beforeAll, describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { and, CannotExpressError, compare, contains, type Trust } from "../../lib/core";
import {
  compile,
  evaluate,
  type InternalApiPolicy,
  prepare,
  printPolicy,
  read,
} from "../../lib/relying-parties/internal-api";
import { createVerifier } from "../../lib/relying-parties/internal-api/verifier";
import { mintable, type World, worlds } from "../support/generators";
import { documentOf } from "../support/internal-api";
import { wildPolicies } from "../support/internal-api-policies";
import { API_AUDIENCE, apiJobs, apiTrusts, wellTyped } from "../support/internal-api-trusts";
import { keySet, NOW, type Signer, signer } from "../support/signed-tokens";

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
  try {
    return compile(trust, { name: "store", role: "publisher", issuer, audience: API_AUDIENCE });
  } catch (error) {
    if (error instanceof CannotExpressError) return undefined;
    throw error;
  }
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
          const verdicts = {
            evaluated: evaluate(prepared, token).admitted,
            read: contains(reading.trust, wellTyped(token)),
          };
          expect({ token, ...verdicts }).toEqual({ token, evaluated: expected, read: expected });
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
        const possible = mintable(world);
        expect(compare(and(trust, possible), and(reading.trust, possible))).toEqual({
          kind: "same",
        });
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
          const contained = contains(trust, wellTyped(token));
          const agrees = isExact ? admitted === contained : contained || admitted === false;
          expect({ token, admitted, contained, agrees }).toEqual({
            token,
            admitted,
            contained,
            agrees: true,
          });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("what compare calls not wider admits no new token", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs }) => {
        const [before, after] = [compiled(trust, world), compiled(other, world)];
        if (before === undefined || after === undefined) return;
        const documents = [written(before), written(after)] as const;
        const { kind } = compare(
          read(documents[0], world.declared).trust,
          read(documents[1], world.declared).trust,
        );
        if (kind !== "same" && kind !== "narrower") return;
        for (const { tokenNear } of jobs) {
          const token = tokenNear(other);
          const gained =
            evaluate(documents[1], token).admitted === true &&
            evaluate(documents[0], token).admitted === false;
          expect({ token, gained }).toEqual({ token, gained: false });
        }
      }),
      { numRuns: RUNS },
    );
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

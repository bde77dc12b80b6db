import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, type Token, type Trust } from "../../lib/core";
import {
  compile,
  type CompiledPolicy,
  evaluate,
  prepare,
  read,
} from "../../lib/relying-parties/aws";
import { ACCOUNT, documentOf, documentOfText, stackOf } from "../support/aws";
import { wildPolicies } from "../support/aws-policies";
import { tokens, trusts, worlds } from "../support/aws-trusts";
import type { World } from "../support/generators";
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
    trust: trusts(world),
    other: trusts(world),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    policy: wildPolicies(world.declared.issuer.url),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
  }),
);

function withProvider(url: string): object {
  const gitlab = { url, client_id_list: ["aws:111122223333", "https://gitlab.com"] };
  return { resource: { aws_iam_openid_connect_provider: { gitlab } } };
}

function compiled(trust: Trust, { declared }: World): CompiledPolicy | undefined {
  return expressed(() =>
    compile(trust, {
      accountId: ACCOUNT,
      partition: "aws",
      issuer: declared.issuer,
      declared,
      policySizeLimit: 4096,
    }),
  );
}

describe("laws of AWS trust policies", () => {
  let expressible = 0;

  test("the compiled policy admits exactly the tokens of the trust, and is read so", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, jobs }) => {
        const policy = compiled(trust, world);
        if (policy === undefined) return;
        expressible++;
        const document = documentOfText(policy.json);
        const prepared = prepare(document);
        const reading = read(document, world.declared);
        for (const token of jobs) {
          const expected = contains(trust, token);
          expectBoth(token, expected, {
            evaluated: evaluate(prepared, token).admitted,
            read: contains(reading.trust, token),
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible).toBeGreaterThan(0);
  });

  test("reading a compiled policy gives the trust back", () => {
    fc.assert(
      fc.property(cases, ({ world, trust }) => {
        const policy = compiled(trust, world);
        if (policy === undefined) return;
        const reading = read(documentOfText(policy.json), world.declared);
        expect(reading.notUnderstood).toEqual([]);
        expectSame(trust, reading.trust, world);
      }),
      { numRuns: RUNS },
    );
  });

  test("of any policy, the evaluator admits what the reader says, or less where it says so", () => {
    fc.assert(
      fc.property(wild, ({ world, policy, jobs }) => {
        const stack = stackOf(withProvider(world.declared.issuer.url));
        const document = documentOf(policy, stack);
        const prepared = prepare(document);
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        // A subject that starts with an id may need a template which nobody declared: then the reading is an upper bound.
        const mayGuess = JSON.stringify(policy).includes('"project_id:');
        const isExact = !mayGuess && notUnderstood.length + undeclaredTemplates.length === 0;
        for (const token of jobs) {
          const { admitted } = evaluate(prepared, token);
          expectBounded(token, admitted, { trust, isExact });
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
          const [old, young] = [documentOfText(before.json), documentOfText(after.json)].map(
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

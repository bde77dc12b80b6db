import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { and, CannotExpressError, compare, contains, type Trust } from "../../lib/core";
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
import { mintable, type World } from "../support/generators";

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
  try {
    return compile(trust, {
      accountId: ACCOUNT,
      partition: "aws",
      issuer: declared.issuer,
      declared,
      policySizeLimit: 4096,
    });
  } catch (error) {
    if (error instanceof CannotExpressError) return undefined;
    throw error;
  }
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
          const verdicts = {
            evaluated: evaluate(prepared, token).admitted,
            read: contains(reading.trust, token),
          };
          expect({ token, ...verdicts }).toEqual({ token, evaluated: expected, read: expected });
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
        const stack = stackOf(withProvider(world.declared.issuer.url));
        const document = documentOf(policy, stack);
        const prepared = prepare(document);
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        // A subject that starts with an id may need a template which nobody declared: then the reading is an upper bound.
        const mayGuess = JSON.stringify(policy).includes('"project_id:');
        const isExact = !mayGuess && notUnderstood.length + undeclaredTemplates.length === 0;
        for (const token of jobs) {
          const { admitted } = evaluate(prepared, token);
          const contained = contains(trust, token);
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
        const documents = [documentOfText(before.json), documentOfText(after.json)] as const;
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

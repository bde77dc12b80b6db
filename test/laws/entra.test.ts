import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, or, type Token, type Trust } from "../../lib/core";
import {
  compile,
  type EntraDocument,
  evaluate,
  prepare,
  read,
} from "../../lib/relying-parties/entra";
import { tokens } from "../support/aws-trusts";
import { documentOf, documentsOf } from "../support/entra";
import { wildCredentials } from "../support/entra-credentials";
import { odd, trusts, withLateIds, withLateTrust, worlds } from "../support/entra-trusts";
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

const holders = fc.constantFrom<"application" | "managed identity">(
  "application",
  "application",
  "managed identity",
);

const cases = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    holder: holders,
    trust: trusts(world),
    other: trusts(world),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
    odds: fc.array(
      tokens(world).chain((token) => odd(token).map((o) => ({ ...o, from: token }))),
      {
        minLength: 3,
        maxLength: 3,
      },
    ),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    credential: wildCredentials(world.declared.issuer.url),
    jobs: fc.array(tokens(world), { minLength: 10, maxLength: 10 }),
  }),
);

type Holder = "application" | "managed identity";

function compiled(
  trust: Trust,
  { declared }: World,
  holder: Holder,
): readonly EntraDocument[] | undefined {
  return expressed(() => {
    const { credentials } = compile(trust, { issuer: declared.issuer, declared, holder });
    return documentsOf(credentials);
  });
}

function trustIn(documents: readonly EntraDocument[], { declared }: World): Trust {
  const readings = documents.map((document) => read(document, declared));
  expect(readings.flatMap((r) => r.notUnderstood)).toEqual([]);
  return or(...readings.map((r) => r.trust));
}

function admits(documents: readonly EntraDocument[], token: Token): boolean {
  return documents.some((document) => evaluate(document, token).admitted === true);
}

describe("laws of Entra credentials", () => {
  const expressible = { exact: 0, flexible: 0 };

  test("the compiled credentials admit exactly the tokens of the trust, and are read so", () => {
    fc.assert(
      fc.property(cases, ({ world, holder, trust, jobs, odds }) => {
        const documents = compiled(trust, world, holder);
        if (documents === undefined) return;
        const isFlexible = documents.some((d) => d.condition.kind === "flexible");
        expressible[isFlexible ? "flexible" : "exact"]++;
        const reading = trustIn(documents, world);
        for (const token of jobs) {
          const expected = contains(trust, token);
          expectBoth(token, expected, {
            evaluated: admits(documents, token),
            read: contains(reading, token),
          });
        }
        for (const { token, says, from } of odds) {
          const expected = says && contains(trust, from);
          expect({ token, admitted: admits(documents, token) }).toEqual({
            token,
            admitted: expected,
          });
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible.exact).toBeGreaterThan(0);
    expect(expressible.flexible).toBeGreaterThan(0);
  });

  test("reading compiled credentials gives the trust back", () => {
    fc.assert(
      fc.property(cases, fc.boolean(), ({ world: known, holder, trust }, late) => {
        const world = late ? withLateIds(known) : known;
        const asked = late ? withLateTrust(trust, known) : trust;
        const documents = compiled(asked, world, holder);
        if (documents === undefined) return;
        expectSame(asked, trustIn(documents, world), world);
      }),
      { numRuns: RUNS },
    );
  });

  test("of any credential, the evaluator admits what the reader says, or less where it says so", () => {
    fc.assert(
      fc.property(wild, ({ world, credential, jobs }) => {
        const document = documentOf(credential.type, credential.attributes);
        const prepared = prepare(document);
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        // A subject that starts with an id may need a template which nobody declared: then the reading is an upper bound.
        const mayGuess = JSON.stringify(credential).includes("project_id:");
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
      fc.property(cases, ({ world, holder, trust, other, jobs }) => {
        for (const [earlier, later] of versionsOf(trust, other)) {
          const [before, after] = [
            compiled(earlier, world, holder),
            compiled(later, world, holder),
          ];
          if (before === undefined || after === undefined) continue;
          const [old, young] = [before, after].map((documents) => ({
            trust: trustIn(documents, world),
            admits: (token: Token) => admits(documents, token),
          }));
          if (expectNothingGained(old!, young!, jobs)) compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  and,
  CannotExpressError,
  compare,
  contains,
  or,
  type Token,
  type Trust,
} from "../../lib/core";
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
import { mintable, type World } from "../support/generators";

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
  try {
    const { credentials } = compile(trust, { issuer: declared.issuer, declared, holder });
    return documentsOf(credentials);
  } catch (error) {
    if (error instanceof CannotExpressError) return undefined;
    throw error;
  }
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
          const verdicts = {
            evaluated: admits(documents, token),
            read: contains(reading, token),
          };
          expect({ token, ...verdicts }).toEqual({ token, evaluated: expected, read: expected });
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
        const possible = mintable(world);
        const reading = trustIn(documents, world);
        expect(compare(and(asked, possible), and(reading, possible))).toEqual({ kind: "same" });
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
      fc.property(cases, ({ world, holder, trust, other, jobs }) => {
        const [before, after] = [compiled(trust, world, holder), compiled(other, world, holder)];
        if (before === undefined || after === undefined) return;
        const { kind } = compare(trustIn(before, world), trustIn(after, world));
        if (kind !== "same" && kind !== "narrower") return;
        for (const token of jobs) {
          const gained = admits(after, token) && !admits(before, token);
          expect({ token, gained }).toEqual({ token, gained: false });
        }
      }),
      { numRuns: RUNS },
    );
  });
});

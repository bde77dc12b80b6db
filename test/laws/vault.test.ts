import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, or, type Token, type Trust } from "../../lib/core";
import {
  compile,
  type CompiledRole,
  evaluate,
  read,
  type VaultDocument,
} from "../../lib/relying-parties/vault";
import { worlds } from "../support/aws-trusts";
import type { World } from "../support/generators";
import { admitting, documentsOf, documentsOfCompiled, role } from "../support/vault";
import { wildMounts, wildRoles } from "../support/vault-roles";
import { tokens, trusts, twistedTokens } from "../support/vault-trusts";
import {
  expectBoth,
  expectBounded,
  expectNothingGained,
  expectSame,
  expressed,
  versionsOf,
} from "./trust-laws";

const RUNS = Number(process.env["LAWS_RUNS"] ?? 300);

const jobsOf = (world: World) => fc.array(tokens(world), { minLength: 10, maxLength: 10 });

const cases = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    trust: trusts(world),
    other: trusts(world),
    jobs: jobsOf(world),
    twisted: fc.array(twistedTokens(world), { minLength: 5, maxLength: 5 }),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    attributes: wildRoles,
    mount: wildMounts(world.declared.issuer.url),
    jobs: jobsOf(world),
  }),
);

function compiled(trust: Trust, { declared }: World): readonly CompiledRole[] | undefined {
  return expressed(() => compile(trust, { issuer: declared.issuer, name: "deploy" }));
}

/** Decides by the trust what Vault decides: no number or flag is ever equal to a text, and the user claim is a text. */
function expected(trust: Trust, token: Token): boolean {
  const { iss, sub, project_id: id } = token;
  const readable = [iss, sub].every((value) => typeof (value ?? "") === "string");
  const texts = Object.entries(token).map(([name, value]) => [
    name,
    typeof value === "number" ? true : value,
  ]);
  return readable && typeof id === "string" && contains(trust, Object.fromEntries(texts) as Token);
}

function reading(documents: readonly VaultDocument[], world: World): Trust {
  const all = documents.map((document) => read(document, world.declared));
  expect(all.flatMap(({ notUnderstood }) => notUnderstood)).toEqual([]);
  return or(...all.map(({ trust }) => trust));
}

/** What the fixture gives and a wild role may leave out. */
const LEFT_OUT = { role_type: undefined, bound_audiences: undefined };

describe("laws of Vault roles", () => {
  let expressible = 0;

  test("the compiled roles admit exactly the tokens of the trust, and are read so", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, jobs, twisted }) => {
        const roles = compiled(trust, world);
        if (roles === undefined) return;
        expressible++;
        const documents = documentsOfCompiled(roles, world.declared.issuer.url);
        const admits = admitting(documents);
        const back = reading(documents, world);
        for (const token of jobs) {
          const wanted = contains(trust, token);
          expectBoth(token, wanted, { evaluated: admits(token), read: contains(back, token) });
        }
        // Of a token that GitLab cannot mint a role may refuse more: what every minted token has may be asked for, or not.
        for (const token of twisted) {
          const gained = admits(token) !== false && !expected(trust, token);
          expect({ token, gained }).toEqual({ token, gained: false });
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible).toBeGreaterThan(0);
  });

  test("reading compiled roles gives the trust back", () => {
    fc.assert(
      fc.property(cases, ({ world, trust }) => {
        const roles = compiled(trust, world);
        if (roles === undefined) return;
        const back = reading(documentsOfCompiled(roles, world.declared.issuer.url), world);
        expectSame(trust, back, world);
      }),
      { numRuns: RUNS },
    );
  });

  test("of any role, the evaluator admits what the reader says, or less where it says so", () => {
    fc.assert(
      fc.property(wild, ({ world, attributes, mount, jobs }) => {
        const [document] = documentsOf([role({ ...LEFT_OUT, ...attributes })], mount);
        if (document === undefined) return;
        const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
        const isExact = notUnderstood.length + undeclaredTemplates.length === 0;
        for (const token of jobs) {
          const { admitted } = evaluate(document, token);
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
          const [old, young] = [before, after].map((roles) => {
            const documents = documentsOfCompiled(roles, world.declared.issuer.url);
            return { trust: reading(documents, world), admits: admitting(documents) };
          });
          if (expectNothingGained(old!, young!, jobs)) compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

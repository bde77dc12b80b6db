import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, type Token, type Trust, withoutEmptyGrants } from "../../lib/core";
import {
  compile,
  evaluate,
  findDocuments,
  type JwtAuthenticator,
  prepare,
  read,
} from "../../lib/relying-parties/kubernetes";
import { worlds } from "../support/aws-trusts";
import type { World } from "../support/generators";
import { AUDIENCE, compiledDocument, stackWith } from "../support/kubernetes";
import { wildClusters } from "../support/kubernetes-documents";
import {
  belongs,
  isNameable,
  kubernetesTokens,
  kubernetesTrusts,
} from "../support/kubernetes-trusts";
import {
  expectBoth,
  expectBounded,
  expectNothingGained,
  expectSame,
  expressed,
  versionsOf,
} from "./trust-laws";

const RUNS = Number(process.env["LAWS_RUNS"] ?? 300);
const OWN = "gitlab:production:web:deploy";
const OTHER = "gitlab:production:api:deploy";

const cases = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    trust: kubernetesTrusts(world),
    other: kubernetesTrusts(world),
    jobs: fc.array(kubernetesTokens(world), { minLength: 10, maxLength: 10 }),
  }),
);

const wild = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    files: wildClusters(world.declared.issuer.url),
    jobs: fc.array(kubernetesTokens(world), { minLength: 10, maxLength: 10 }),
  }),
);

function compiled(
  trusts: Readonly<Record<string, Trust>>,
  { declared }: World,
): JwtAuthenticator | undefined {
  return expressed(() => {
    const identities = Object.entries(trusts).map(([group, trust]) => ({ group, trust }));
    return compile(identities, { issuer: declared.issuer, audience: AUDIENCE });
  });
}

describe("laws of Kubernetes authenticators and bindings", () => {
  let expressible = 0;

  test("the compiled authenticator gives the group to exactly the tokens of the trust, and is read so", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, jobs }) => {
        const authenticator = compiled({ [OWN]: trust }, world);
        if (authenticator === undefined) return;
        expressible++;
        const document = compiledDocument(authenticator, OWN);
        const prepared = prepare(document);
        const reading = read(document, world.declared);
        for (const token of jobs) {
          const expected = belongs(trust, token) && isNameable(token);
          const evaluated = evaluate(prepared, token).admitted;
          expect({ token, evaluated }).toEqual({ token, evaluated: expected });
          if (!isProper(token)) continue;
          const contained = contains(reading.trust, token);
          expect({ token, contained }).toEqual({ token, contained: expected });
        }
      }),
      { numRuns: RUNS },
    );
    expect(expressible).toBeGreaterThan(0);
  });

  test("reading a compiled authenticator gives the trust back", () => {
    fc.assert(
      fc.property(cases, ({ world, trust }) => {
        const authenticator = compiled({ [OWN]: trust }, world);
        if (authenticator === undefined) return;
        const reading = read(compiledDocument(authenticator, OWN), world.declared);
        expect(reading.notUnderstood).toEqual([]);
        expectSame(withoutEmptyGrants(trust), reading.trust, world);
      }),
      { numRuns: RUNS },
    );
  });

  test("identities that share an authenticator keep to their own trusts", () => {
    fc.assert(
      fc.property(cases, ({ world, trust, other, jobs }) => {
        const authenticator = compiled({ [OWN]: trust, [OTHER]: other }, world);
        if (authenticator === undefined) return;
        const own = prepare(compiledDocument(authenticator, OWN));
        const reading = read(compiledDocument(authenticator, OWN), world.declared);
        expect(reading.notUnderstood).toEqual([]);
        for (const token of jobs.filter(isProper)) {
          const expected = belongs(trust, token);
          expectBoth(token, expected, {
            evaluated: evaluate(own, token).admitted,
            read: contains(reading.trust, token),
          });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test("of any cluster, the evaluator admits what the reader says, or less where it says so", () => {
    fc.assert(
      fc.property(wild, ({ world, files, jobs }) => {
        for (const document of findDocuments(stackWith(files))) {
          const prepared = prepare(document);
          const { trust, notUnderstood, undeclaredTemplates } = read(document, world.declared);
          const isExact = notUnderstood.length + undeclaredTemplates.length === 0;
          for (const token of jobs.filter(isProper)) {
            const { admitted } = evaluate(prepared, token);
            expectBounded(token, admitted, { trust, isExact });
          }
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
          const [before, after] = [
            compiled({ [OWN]: earlier }, world),
            compiled({ [OWN]: later }, world),
          ];
          if (before === undefined || after === undefined) continue;
          const [old, young] = [compiledDocument(before, OWN), compiledDocument(after, OWN)].map(
            (document) => ({
              trust: read(document, world.declared).trust,
              admits: (token: Token) => evaluate(document, token).admitted,
            }),
          );
          if (expectNothingGained(old!, young!, jobs.filter(isProper))) compared++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(compared).toBeGreaterThan(0);
  });
});

/** Whether GitLab could have minted the token: every claim is there, and a text. */
function isProper(token: Readonly<Record<string, unknown>>): boolean {
  const texts = ["project_path", "ref", "ref_protected", "iss"].every(
    (claim) => typeof token[claim] === "string" && token[claim] !== "",
  );
  const maybe = ["environment", "user_login"].every(
    (claim) =>
      token[claim] === undefined || (typeof token[claim] === "string" && token[claim] !== ""),
  );
  return texts && maybe && (typeof token["aud"] === "string" || isTextList(token["aud"]));
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((member) => typeof member === "string");
}

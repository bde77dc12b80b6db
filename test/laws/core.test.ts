import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  and,
  type ClaimName,
  compare,
  type Comparison,
  contains,
  DEFAULT_TEMPLATE,
  EVERYBODY,
  except,
  isMintable,
  type Language,
  matches,
  or,
  renderSubject,
  restrict,
  type Token,
  type Trust,
} from "../../lib/core";
import { claimTexts } from "../../lib/core/token";
import {
  claimLanguage,
  mutations,
  nearMisses,
  tokens,
  trusts,
  type World,
  worlds,
} from "../support/generators";
import { check, type Law, RUNS } from "./check";

/** Tokens of a world: of any of its jobs, and such that nearly meet one of the trusts asked about. */
interface Tokens {
  readonly jobs: readonly Token[];
  readonly near: (targets: readonly [Trust, Trust]) => readonly Token[];
}

interface Pair extends Tokens {
  readonly trust: Trust;
  readonly other: Trust;
  readonly asked: { readonly claim: ClaimName; readonly values: Language };
}

interface Chain extends Tokens {
  readonly trust: Trust;
  /** The trust after one change, two and three. */
  readonly chain: readonly Trust[];
}

function someTokens(world: World): fc.Arbitrary<Tokens> {
  return fc
    .record({
      jobs: fc.array(tokens(world), { minLength: 8, maxLength: 8 }),
      near: fc.array(nearMisses(world), { minLength: 12, maxLength: 12 }),
    })
    .map(({ jobs, near }) => ({
      jobs,
      near: ([a, b]) => near.map((tokenOf, i) => tokenOf(i % 2 === 0 ? a : b)),
    }));
}

const pairs: fc.Arbitrary<Pair> = worlds.chain((world) =>
  fc
    .record({
      trust: trusts(world),
      other: trusts(world),
      asked: claimLanguage(world),
      of: someTokens(world),
    })
    .map(({ of, ...rest }) => ({ ...rest, ...of })),
);

const chains: fc.Arbitrary<Chain> = worlds.chain((world) =>
  fc
    .record({
      trust: trusts(world),
      changes: fc.array(mutations(world), { minLength: 3, maxLength: 3 }),
      of: someTokens(world),
    })
    .map(({ trust, changes, of }) => {
      const chain = [trust];
      for (const change of changes) chain.push(change(chain.at(-1) ?? trust));
      return { trust, chain: chain.slice(1), ...of };
    }),
);

/** A claim with two values, one inside a language and one outside, is no single point: sets of tokens are upper bounds there. */
function isSingle(token: Token): boolean {
  return Object.values(token).every((value) => !Array.isArray(value) || value.length === 1);
}

function isNotWider({ kind }: Comparison): boolean {
  return kind === "same" || kind === "narrower";
}

/** `contains` of or, and, except is the `||`, `&&`, `&& !` of `contains`. */
function containsIsABooleanAlgebra({ trust, other, jobs, near }: Pair): void {
  const sets = {
    or: or(trust, other),
    and: and(trust, other),
    except: except(trust, other),
    not: except(EVERYBODY, trust),
  };
  for (const token of [...jobs, ...near([trust, other])]) {
    const [a, b] = [contains(trust, token), contains(other, token)];
    const found = {
      or: contains(sets.or, token),
      and: contains(sets.and, token),
      except: contains(sets.except, token),
      not: contains(sets.not, token),
    };
    const expected = isSingle(token)
      ? { or: a || b, and: a && b, except: a && !b, not: !a }
      : {
          or: a || b,
          and: a && b && found.and,
          except: a && (!b || found.except),
          not: !a || found.not,
        };
    expect({ token, ...found }).toEqual({ token, ...expected });
  }
}

/** A further condition admits the tokens of the trust whose claim meets it, and no other. */
function aFurtherConditionOnlyNarrows({ trust, asked, jobs, near }: Pair): void {
  const { claim, values } = asked;
  const narrowed = restrict(trust, claim, values);
  for (const token of [...jobs, ...near([trust, narrowed])]) {
    const meets = claimTexts(token, claim)?.some((text) => matches(values, text)) ?? false;
    const before = contains(trust, token);
    const found = contains(narrowed, token);
    expect({ token, found }).toEqual({
      token,
      found: before && meets && (found || isSingle(token)),
    });
  }
}

function compareIsReflexive({ trust, other }: Pair): void {
  expect(compare(trust, trust)).toEqual({ kind: "same" });
  expect(compare(or(trust, other), or(other, trust, other))).toEqual({
    kind: "same",
  });
}

function notWiderIsTransitive({ trust, chain: [first = trust, second = trust] }: Chain): boolean {
  const steps = [compare(trust, first), compare(first, second)];
  if (!steps.every(isNotWider)) return false;
  expect(["same", "narrower", "unknown"]).toContain(compare(trust, second).kind);
  return true;
}

/** Where compare says not wider, no token is admitted after and refused before; not narrower, the other way. */
function compareAgreesWithEveryToken({ trust, chain, jobs, near }: Chain): void {
  for (const after of chain) {
    const { kind } = compare(trust, after);
    for (const token of [...jobs, ...near([trust, after])]) {
      const [was, is] = [contains(trust, token), contains(after, token)];
      const gained = is && !was && (kind === "same" || kind === "narrower");
      const lost = was && !is && (kind === "same" || kind === "wider");
      expect({ token, kind, gained, lost }).toEqual({
        token,
        kind,
        gained: false,
        lost: false,
      });
    }
  }
}

/** A witness is a whole token that GitLab mints, which one trust contains and the other does not. */
function aWitnessProvesTheDifference({ trust, chain }: Chain): boolean {
  let proven = false;
  for (const after of chain) {
    const { kind, gained, lost } = compare(trust, after);
    expect({
      kind,
      gained: gained !== undefined,
      lost: lost !== undefined,
    }).toEqual({
      kind,
      gained:
        kind === "wider" || kind === "incomparable" || (kind === "unknown" && gained !== undefined),
      lost:
        kind === "narrower" ||
        kind === "incomparable" ||
        (kind === "unknown" && lost !== undefined),
    });
    if (gained !== undefined) expectWitness(gained, after, trust);
    if (lost !== undefined) expectWitness(lost, trust, after);
    proven ||= gained !== undefined;
  }
  return proven;
}

function expectWitness(token: Token, inside: Trust, outside: Trust): void {
  expect({
    token,
    inside: contains(inside, token),
    outside: contains(outside, token),
  }).toEqual({
    token,
    inside: true,
    outside: false,
  });
  const templates = inside.grants.flatMap((g) => (g.template ? [g.template] : []));
  const subjects = [DEFAULT_TEMPLATE, ...templates].map((t) => renderSubject(t, token));
  expect(subjects).toContain(token["sub"]);
  const strange = Object.keys(token).filter(
    (claim) =>
      !(claimTexts(token, claim) ?? []).every((text) => isMintable(claim as ClaimName, text)),
  );
  expect({ token, strange }).toEqual({ token, strange: [] });
}

describe("laws of trusts", () => {
  const ofPairs: readonly Law<Pair>[] = [
    containsIsABooleanAlgebra,
    aFurtherConditionOnlyNarrows,
    compareIsReflexive,
  ];

  test.each(ofPairs.map((law) => ({ law })))("$law.name", ({ law }) => {
    expect(check(pairs, law)).toBe(RUNS);
  });

  const ofChains: readonly Law<Chain>[] = [
    notWiderIsTransitive,
    compareAgreesWithEveryToken,
    aWitnessProvesTheDifference,
  ];

  test.each(ofChains.map((law) => ({ law })))("$law.name", ({ law }) => {
    expect(check(chains, law)).toBeGreaterThan(0);
  });
});

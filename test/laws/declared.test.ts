import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  compare,
  contains,
  type Language,
  matches,
  subjectTrust,
  tieProjects,
  type Token,
  type Trust,
} from "../../lib/core";
import { subjectLanguages, tokens, trusts, type World, worlds } from "../support/generators";
import { check, type Law, RUNS } from "./check";

/** A world with what somebody trusts there, and tokens that it mints. */
interface Case {
  readonly world: World;
  readonly subject: Language;
  readonly trust: Trust;
  readonly other: Trust;
  readonly jobs: readonly Token[];
}

const cases: fc.Arbitrary<Case> = worlds.chain((world) =>
  fc.record({
    world: fc.constant(world),
    subject: subjectLanguages(world),
    trust: trusts(world),
    other: trusts(world),
    jobs: fc.array(tokens(world), { minLength: 12, maxLength: 12 }),
  }),
);

/** What declared projects imply takes no token away that can be minted, and adds none. */
function tiesChangeNoTokenThatCanBe({ world, trust, jobs }: Case): void {
  const tied = tieProjects(trust, world.declared);
  for (const token of jobs) {
    expect({ token, found: contains(tied, token) }).toEqual({
      token,
      found: contains(trust, token),
    });
  }
}

/** The certain part of a constraint on `sub` holds no token whose subject the constraint does not want. */
function theCertainPartHoldsOnlyWantedSubjects({
  world: { declared },
  subject,
  jobs,
}: Case): boolean {
  const { certain, trust } = subjectTrust(subject, declared);
  const held = jobs.filter((token) => contains(certain, token));
  expect(held.filter((token) => !matches(subject, String(token["sub"])))).toEqual([]);
  expect(held.filter((token) => !contains(trust, token))).toEqual([]);
  return held.length > 0;
}

const MIRRORED = {
  same: "same",
  wider: "narrower",
  narrower: "wider",
  incomparable: "incomparable",
  unknown: "unknown",
} as const;

/** Compared the other way, gained and lost change places. */
function compareMirrors({ trust, other }: Case): void {
  const { kind, gained, lost } = compare(trust, other);
  const back = compare(other, trust);
  expect([back.kind, back.gained, back.lost]).toEqual([MIRRORED[kind], lost, gained]);
}

describe("laws of what is declared, and of both directions", () => {
  const laws: readonly Law<Case>[] = [
    tiesChangeNoTokenThatCanBe,
    theCertainPartHoldsOnlyWantedSubjects,
    compareMirrors,
  ];

  test.each(laws.map((law) => ({ law })))("$law.name", ({ law }) => {
    expect(check(cases, law)).toBeGreaterThan(RUNS / 10);
  });
});

import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { contains, exact, type Language, matches, subjectTrust, type Token } from "../../lib/core";
import { nearMisses, subjectLanguages, tokens, type World, worlds } from "../support/generators";
import { check, type Law, RUNS } from "./check";

/** A constraint on `sub` around one of the subjects of a world, with tokens: of any job, and such that nearly meet it. */
interface Case {
  readonly world: World;
  readonly subject: Language;
  readonly jobs: readonly Token[];
}

const cases: fc.Arbitrary<Case> = worlds.chain((world) =>
  fc
    .record({
      subject: subjectLanguages(world),
      jobs: fc.array(tokens(world), { minLength: 8, maxLength: 8 }),
      near: fc.array(nearMisses(world), { minLength: 12, maxLength: 12 }),
    })
    .map(({ subject, jobs, near }) => {
      const { trust } = subjectTrust(subject, world.declared);
      return {
        world,
        subject,
        jobs: [...jobs, ...near.map((tokenOf) => tokenOf(trust))],
      };
    }),
);

/** A constraint on `sub` holds for a minted token exactly where its language matches the subject; for more where a template is guessed. */
function subjectTrustIsThatOfTheSubject({ world: { declared }, subject, jobs }: Case): void {
  const { trust, undeclaredTemplates } = subjectTrust(subject, declared);
  const isExact =
    undeclaredTemplates.length === 0 && declared.projects.every((p) => p.id !== undefined);
  for (const token of jobs) {
    const sub = String(token["sub"]);
    const wanted = matches(subject, sub);
    const found = contains(trust, token);
    expect({ sub, token, found }).toEqual({
      sub,
      token,
      found: isExact ? wanted : wanted || found,
    });
  }
}

/** The subject of a token needs no template beyond those declared and GitLab's own. */
function aMintedSubjectIsUnderstood({ world: { declared }, jobs }: Case): void {
  for (const token of jobs) {
    const { trust, undeclaredTemplates } = subjectTrust(exact(String(token["sub"])), declared);
    expect({
      token,
      found: contains(trust, token),
      undeclaredTemplates,
    }).toEqual({
      token,
      found: true,
      undeclaredTemplates: [],
    });
  }
}

describe("laws of subjects", () => {
  const laws: readonly Law<Case>[] = [subjectTrustIsThatOfTheSubject, aMintedSubjectIsUnderstood];

  test.each(laws.map((law) => ({ law })))("$law.name", ({ law }) => {
    expect(check(cases, law)).toBe(RUNS);
  });
});

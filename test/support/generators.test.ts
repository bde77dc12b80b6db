import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import {
  claimsOf,
  contains,
  domainOf,
  isMintable,
  matches,
  renderSubject,
  templateProblem,
} from "../../lib/core";
import { jobs, mint, mintable, nearMisses, refs, templates, trusts, worlds } from "./generators";

const SAMPLES = 300;

const minted = worlds.chain((world) => fc.record({ world: fc.constant(world), job: jobs(world) }));

function statsOf<T>(values: fc.Arbitrary<T>, isHit: (value: T) => boolean): number {
  return fc.sample(values, { numRuns: SAMPLES, seed: 1 }).filter(isHit).length / SAMPLES;
}

describe("generators", () => {
  test("a token has the claims of its GitLab's version, all in their domains, and the subject of its template", () => {
    fc.assert(
      fc.property(minted, ({ world, job }) => {
        const token = mint(world, job);
        const { version } = world.declared.issuer;
        const known = new Set<string>(claimsOf(version).map((claim) => claim.name));
        const strange = Object.entries(token).filter(
          ([claim, value]) =>
            !known.has(claim) ||
            (typeof value === "string" && !matches(domainOf(claim as "ref"), value)),
        );
        expect(strange).toEqual([]);
        expect(token["sub"]).toBe(
          renderSubject(job.project.template ?? ["project_path", "ref_type", "ref"], token),
        );
        expect(contains(mintable(world), token)).toBe(true);
      }),
      { numRuns: SAMPLES },
    );
  });

  test("a world's projects have paths, ids and templates that GitLab allows", () => {
    fc.assert(
      fc.property(worlds, ({ declared, projects }) => {
        const problems = declared.projects.flatMap(
          ({ template }) => template && templateProblem(template, declared.issuer.version),
        );
        expect(problems.filter((p) => p !== undefined)).toEqual([]);
        expect(projects.filter((p) => !isMintable("project_path", p.path))).toEqual([]);
        expect(new Set(projects.map((p) => p.id)).size).toBe(projects.length);
      }),
      { numRuns: SAMPLES },
    );
  });

  test("refs are in normal form C, with slashes, dots and letters beyond ASCII among them", () => {
    expect(statsOf(refs, (ref) => ref.normalize("NFC") === ref)).toBe(1);
    expect(statsOf(refs, (ref) => ref.includes("/"))).toBeGreaterThan(0.2);
    expect(statsOf(refs, (ref) => ref.includes("."))).toBeGreaterThan(0.05);
    expect(statsOf(refs, (ref) => /[^ -~]/u.test(ref))).toBeGreaterThan(0.1);
  });

  test("templates are the default one and others", () => {
    const isDefault = (template: readonly string[]): boolean =>
      template.join() === "project_path,ref_type,ref";
    expect(statsOf(templates("19.4"), isDefault)).toBeLessThan(0.8);
    expect(statsOf(templates("17.0"), isDefault)).toBe(1);
  });

  test("near misses meet their trust often and miss it often", () => {
    const near = worlds.chain((world) => fc.tuple(trusts(world), nearMisses(world)));
    const share = statsOf(near, ([trust, tokenOf]) => contains(trust, tokenOf(trust)));
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.8);
  });
});

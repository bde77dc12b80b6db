import { describe, expect, test } from "@jest/globals";
import { exact, type SubjectComponent, trustOf } from "../../../lib/core";
import { GitlabInstance, Jobs } from "../../../lib/constructs/gitlab";
import type { JobsPart } from "../../../lib/constructs/gitlab/jobs";
import { refusal, SELF_MANAGED } from "../../support/synth";

function part(ref: string, demands: unknown[] = [], gitlab = SELF_MANAGED): JobsPart {
  return {
    issuer: gitlab.issuer,
    claims: ["project_id", "ref", "environment"],
    words: `jobs on ${ref}`,
    because: ["common", ref].map((text) => ({ text, accepts: [] })),
    trust: () => trustOf({ ref: exact(ref) }),
    requireInSubject: (components: readonly SubjectComponent[], by) =>
      demands.push([components, by]),
  };
}

describe("Jobs", () => {
  test("or keeps all parts in order, each reason and claim once", () => {
    const jobs = new Jobs([part("a")]).or(new Jobs([part("b")]), new Jobs([part("c")]));
    expect(jobs.words).toBe("jobs on a, or jobs on b, or jobs on c");
    expect(jobs.because.map((r) => r.text)).toEqual(["common", "a", "b", "c"]);
    expect(jobs.claims).toEqual(["project_id", "ref", "environment"]);
    expect(jobs.trust.grants.map((g) => g.constraints.get("ref")?.values)).toEqual(
      ["a", "b", "c"].map((r) => exact(r)),
    );
    expect(jobs.issuer).toBe(SELF_MANAGED.issuer);
    expect(jobs.declared).toEqual({ issuer: SELF_MANAGED.issuer, projects: [] });
  });

  test("or leaves its operands as they are", () => {
    const one = new Jobs([part("a")]);
    one.or(new Jobs([part("b")]));
    expect(one.words).toBe("jobs on a");
  });

  test("refuses jobs of two instances", () => {
    const other = new Jobs([part("b", [], GitlabInstance.gitlabCom())]);
    expect(refusal(() => new Jobs([part("a")]).or(other)).code).toBe("ERR_PROP");
  });

  test("no jobs have no issuer", () => {
    expect(refusal(() => new Jobs([]).issuer).code).toBe("ERR_PROP");
  });

  test("asks the subject for what the relying party sees nowhere else and a subject can carry", () => {
    const demands: unknown[] = [];
    const jobs = new Jobs([part("a", demands)]);
    jobs.requireInSubject({ visible: ["sub", "aud"], notEnforced: [], by: "shop/One" });
    jobs.requireInSubject({ visible: ["project_id"], notEnforced: [], by: "shop/Two" });
    jobs.requireInSubject({ visible: [], notEnforced: ["ref"], by: "shop/Three" });
    expect(demands).toEqual([
      [["project_id", "ref"], "shop/One"],
      [["ref"], "shop/Two"],
      [["project_id"], "shop/Three"],
    ]);
  });
});

import * as fc from "fast-check";
import {
  and,
  type ClaimName,
  type Constraint,
  except,
  intersection,
  isMintable,
  type Language,
  makeGrant,
  or,
  restrict,
  type Token,
  type Trust,
  union,
  withoutClaim,
} from "../../../lib/core";
import { memberOf } from "./languages";
import { lookalikes } from "./names";
import { claimLanguage, claimTrusts } from "./trusts";
import { type Job, jobs, mint, projectOf, type World } from "./worlds";

/** Whole tokens that the projects of a world mint. */
export function tokens(world: World): fc.Arbitrary<Token> {
  return jobs(world).map((job) => mint(world, job));
}

/** Tokens that just meet a grant of a trust, or miss it by one claim. */
export function nearMisses(world: World): fc.Arbitrary<(trust: Trust) => Token> {
  return fc
    .record({
      job: jobs(world),
      choice: fc.nat(1000),
      change: fc.nat(7),
      twist: fc.nat(11),
    })
    .map(({ job, choice, change, twist }) => (trust: Trust): Token => {
      const near = meeting(world, trust, job, choice);
      return mint(world, changed(world, near, change, twist));
    });
}

/** The job with the claims that a grant asks for, as far as its project can have them. */
function meeting(world: World, trust: Trust, job: Job, choice: number): Job {
  const grant = trust.grants[choice % Math.max(1, trust.grants.length)];
  const wanted: Record<string, string> = {};
  for (const [claim, { values }] of grant?.constraints ?? []) {
    const value = memberOf(values, choice);
    if (value !== undefined && isMintable(claim, value)) wanted[claim] = value;
  }
  const { project_path: path, project_id: id, ...claims } = wanted;
  const project = projectOf(world, path, id) ?? job.project;
  const given = Object.entries(claims).filter(([claim]) => SETTABLE.has(claim));
  const environment = given.some(([claim]) => ENVIRONMENT.has(claim)) ? ENVIRONMENT_SAMPLE : {};
  return {
    project,
    parent: project,
    claims: { ...environment, ...job.claims, ...Object.fromEntries(given) },
  };
}

const ENVIRONMENT_SAMPLE = {
  environment: "production",
  environment_protected: "true",
  deployment_tier: "production",
  environment_action: "start",
};
const ENVIRONMENT: ReadonlySet<string> = new Set(Object.keys(ENVIRONMENT_SAMPLE));
const SETTABLE: ReadonlySet<string> = new Set([
  ...ENVIRONMENT,
  "iss",
  "aud",
  "ref_type",
  "ref",
  "ref_protected",
  "pipeline_source",
  "user_login",
]);

const SWITCHED: Readonly<Record<string, string>> = {
  branch: "tag",
  tag: "branch",
  true: "false",
  false: "true",
};

/** The job with one thing changed, or itself where the change gives nothing that GitLab mints. */
function changed(world: World, job: Job, change: number, twist: number): Job {
  const { claims } = job;
  const turned = (claim: ClaimName): Job => {
    const value = claims[claim];
    if (typeof value !== "string") return job;
    const other = SWITCHED[value] ?? lookalikes(value)[twist] ?? value;
    return isMintable(claim, other) ? { ...job, claims: { ...claims, [claim]: other } } : job;
  };
  switch (change) {
    case 0:
      return turned("ref");
    case 1:
      return turned("ref_type");
    case 2:
      return turned("ref_protected");
    case 3:
      return turned("environment");
    case 4: {
      const kept = Object.entries(claims).filter(([claim]) => !ENVIRONMENT.has(claim));
      return { ...job, claims: Object.fromEntries(kept) };
    }
    case 5: {
      const path = lookalikes(job.project.path)[twist];
      const project = path === undefined ? undefined : projectOf(world, path, undefined);
      return project === undefined ? job : { ...job, project, parent: project };
    }
    default:
      return job;
  }
}

/** Changes to a trust as a reviewer meets them: a grant more or less, a claim freed, asked for, widened or narrowed. */
export function mutations(world: World): fc.Arbitrary<(trust: Trust) => Trust> {
  return fc
    .record({
      way: fc.constantFrom("add", "drop", "restrict", "free", "except", "and", "widen", "narrow"),
      other: claimTrusts(world),
      asked: claimLanguage(world),
      place: fc.nat(100),
    })
    .map(({ way, other, asked: { claim, values }, place }) => (trust: Trust): Trust => {
      const at = place % Math.max(1, trust.grants.length);
      const constraints = [...(trust.grants[at]?.constraints ?? [])];
      const [named] = constraints[place % Math.max(1, constraints.length)] ?? [];
      switch (way) {
        case "add":
          return or(trust, other);
        case "drop":
          return { grants: trust.grants.filter((_, i) => i !== at) };
        case "restrict":
          return restrict(trust, claim, values);
        case "free":
          return named === undefined ? trust : withoutClaim(trust, named);
        case "except":
          return except(trust, restrict(other, claim, values));
        case "and":
          return and(trust, other);
        case "widen":
          return altered(trust, at, named, (old) => union(old, values));
        case "narrow":
          return altered(trust, at, named, (old) => intersection(old, values));
      }
    });
}

function altered(
  trust: Trust,
  at: number,
  claim: ClaimName | undefined,
  change: (values: Language) => Language,
): Trust {
  const grants = trust.grants.flatMap((grant, i) => {
    if (i !== at || claim === undefined) return [grant];
    const constraints = [...grant.constraints].map(([name, c]): [ClaimName, Constraint] => [
      name,
      name === claim ? { ...c, values: change(c.values) } : c,
    ]);
    return makeGrant(constraints, grant.template) ?? [];
  });
  return { grants };
}

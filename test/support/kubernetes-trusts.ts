import * as fc from "fast-check";
import {
  ANY,
  type ClaimName,
  type Constraint,
  DEFAULT_TEMPLATE,
  exact,
  glob,
  jobToken,
  type Language,
  NONE,
  or,
  restrict,
  type Token,
  type Trust,
  trustOf,
  union,
} from "../../lib/core";
import { satisfies } from "../../lib/core/contains";
import { claimTexts } from "../../lib/core/token";
import type { World } from "./generators";
import { AUDIENCE } from "./kubernetes";

const REFS = ["main", "release/1", "releases", "feature/x"];
const PATHS = ["shop/web", "shop/api", "shop/tools/lint", "acme/web"];
const FLAGS = ["true", "false"];

function some(values: readonly string[]): fc.Arbitrary<Language> {
  return fc.subarray([...values], { minLength: 1 }).map((chosen) => exact(...chosen));
}

const patterns = (...texts: readonly string[]): fc.Arbitrary<Language> =>
  fc.constantFrom(...texts).map((text) => glob(text));
const optional = (values: fc.Arbitrary<Language>): fc.Arbitrary<Language | undefined> =>
  fc.option(values, { nil: undefined });

/** Trusts over every kind of claim, absence included. */
export function kubernetesTrusts({ declared }: World): fc.Arbitrary<Trust> {
  const grants = fc
    .record({
      claims: fc.record({
        project_path: optional(
          fc.oneof(
            some(PATHS),
            patterns("shop/*", "*/web"),
            fc.constant(union(exact("acme/web"), glob("shop/*"))),
          ),
        ),
        project_id: optional(some(["20", "21", "24"])),
        ref_type: optional(some(["branch", "tag"])),
        ref: optional(fc.oneof(some(REFS), patterns("release/*", "*main", "*"))),
        ref_protected: optional(some(FLAGS)),
        deployment_tier: optional(some(["production", "staging"])),
        user_login: optional(fc.oneof(some(["dev", "ops"]), patterns("d*", "*"))),
        runner_id: optional(some(["1", "5"])),
      }),
      environment: fc.constantFrom("free", "absent", "named"),
    })
    .map(({ claims, environment }) => {
      const named = Object.entries(claims).filter(([, values]) => values !== undefined);
      const trust = trustOf({
        iss: exact(declared.issuer.url),
        aud: exact(AUDIENCE),
        ...Object.fromEntries(named),
      });
      if (environment === "free") return trust;
      return environment === "absent" && claims.deployment_tier === undefined
        ? restrict(trust, "environment", NONE, true)
        : restrict(trust, "environment", glob("prod*"));
    });
  return fc.array(grants, { minLength: 1, maxLength: 3 }).map((list) => or(...list));
}

/** Tokens of a world's projects, now and then with a claim that GitLab would not mint so. */
export function kubernetesTokens({ declared, projects }: World): fc.Arbitrary<Token> {
  const proper = fc
    .record({
      project: fc.constantFrom(...projects),
      iss: fc.constantFrom(
        declared.issuer.url,
        declared.issuer.url,
        "https://gitlab.attacker.example",
      ),
      aud: fc.constantFrom<unknown>(AUDIENCE, AUDIENCE, "other", ["other", AUDIENCE], []),
      ref_type: fc.constantFrom("branch", "tag"),
      ref: fc.constantFrom(...REFS),
      ref_protected: fc.constantFrom(...FLAGS),
      user_login: fc.constantFrom("dev", "ops", undefined),
      runner_id: fc.constantFrom(1, 5, 6),
      environment: fc.option(
        fc.record({
          environment: fc.constantFrom("production", "review/1"),
          environment_protected: fc.constantFrom(...FLAGS),
          deployment_tier: fc.constantFrom("production", "staging"),
        }),
        { nil: undefined },
      ),
    })
    .map(({ project, environment, ...claims }) =>
      jobToken(
        { ...claims, ...environment, project_path: project.path, project_id: project.id },
        project.template ?? DEFAULT_TEMPLATE,
      ),
    );
  const odd = fc.tuple(
    proper,
    fc.constantFrom<ClaimName>(
      "project_path",
      "ref",
      "ref_protected",
      "environment",
      "user_login",
      "aud",
      "iss",
    ),
    fc.constantFrom<unknown>(undefined, null, 7, ["main"], [7], true, ""),
  );
  return fc.oneof(
    { weight: 3, arbitrary: proper },
    { weight: 1, arbitrary: odd.map(([token, claim, value]) => changed(token, claim, value)) },
  );
}

function changed(token: Token, claim: string, value: unknown): Token {
  const rest = Object.entries(token).filter(([name]) => name !== claim);
  return Object.fromEntries(value === undefined ? rest : [...rest, [claim, value]]);
}

const LISTS: readonly string[] = ["aud", "groups_direct"];

/** Whether a token belongs to a trust; a claim of another type than GitLab mints is there, and satisfies nothing else. */
export function belongs(trust: Trust, token: Token): boolean {
  return trust.grants.some((grant) =>
    [...grant.constraints].every(([claim, constraint]) => holds(constraint, token, claim)),
  );
}

function holds(constraint: Constraint, token: Token, claim: ClaimName): boolean {
  if (claimTexts(token, claim) === undefined) return constraint.absent;
  if (constraint.values === ANY) return true;
  const type = LISTS.includes(claim) ? "object" : claim === "runner_id" ? "number" : "string";
  const value = token[claim];
  return (
    (typeof value === type || typeof value === "string") && satisfies(constraint, token, claim)
  );
}

/** Whether the API server can name the user of a token, as this package writes the mapping. */
export function isNameable(token: Token): boolean {
  return ["project_id", "ref_type", "ref"].every((claim) => typeof token[claim] === "string");
}

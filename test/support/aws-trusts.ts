import * as fc from "fast-check";
import {
  type ClaimName,
  DEFAULT_TEMPLATE,
  exact,
  GITLAB_DOT_COM,
  glob,
  type Issuer,
  jobToken,
  type Language,
  or,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
  union,
} from "../../lib/core";
import { SELF_MANAGED_ISSUER } from "./aws";
import type { World } from "./generators";

const TEMPLATES: readonly SubjectTemplate[] = [
  DEFAULT_TEMPLATE,
  ["project_id", "ref_type", "ref"],
  ["project_id", "ref_type", "ref", "ref_protected"],
  ["project_path", "ref_type", "ref", "ref_protected", "environment_protected"],
  ["project_id", "ref", "environment_protected", "deployment_tier"],
  ["project_path", "deployment_tier"],
];

const PATHS = ["shop/web", "shop/api", "shop/tools/lint", "shop-evil/web", "acme/web"];

/** Worlds of five projects: some declared, some with a template of their own (those are declared with it). */
export const worlds: fc.Arbitrary<World> = fc
  .record({
    issuer: fc.constantFrom<Issuer>(GITLAB_DOT_COM, SELF_MANAGED_ISSUER),
    templates: fc.array(fc.constantFrom(...TEMPLATES), { minLength: 5, maxLength: 5 }),
    declared: fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }),
  })
  .map(({ issuer, templates, declared }) => {
    const projects = PATHS.map((path, index) => ({
      path,
      id: String(20 + index),
      template:
        declared[index] === true ? (templates[index] ?? DEFAULT_TEMPLATE) : DEFAULT_TEMPLATE,
    }));
    return {
      declared: { issuer, projects: projects.filter((_, index) => declared[index] === true) },
      projects,
    };
  });

const AUDIENCES = ["aws:111122223333", "https://gitlab.com"];
const REFS = ["main", "release/1", "release/2", "releases", "feature/x"];
const SOURCES = ["push", "merge_request_event", "schedule"];
const TIERS = ["production", "staging"];
const FLAGS = ["true", "false"];

function some(values: readonly string[]): fc.Arbitrary<Language> {
  return fc.subarray([...values], { minLength: 1 }).map((chosen) => exact(...chosen));
}

const patterns = (...texts: readonly string[]): fc.Arbitrary<Language> =>
  fc.constantFrom(...texts).map((text) => glob(text));

const refs = fc.oneof(some(REFS), patterns("release/*", "release*", "*main", "release/?", "*"));
const paths = fc.oneof(
  some(PATHS),
  patterns("shop/*", "*/web", "shop*"),
  fc.constant(union(exact("acme/web"), glob("shop/*"))),
);

const optional = (values: fc.Arbitrary<Language>): fc.Arbitrary<Language | undefined> =>
  fc.option(values, { nil: undefined });

/** Trusts that AWS can mostly express, over a world's projects and issuer. */
export function trusts({ declared }: World): fc.Arbitrary<Trust> {
  const claims = fc.record({
    aud: some(AUDIENCES),
    project_path: optional(paths),
    project_id: optional(some(["20", "21", "24", "99"])),
    ref_type: optional(some(["branch", "tag"])),
    ref: optional(refs),
    ref_protected: optional(some(FLAGS)),
    environment_protected: optional(some(FLAGS)),
    deployment_tier: optional(some(TIERS)),
    pipeline_source: optional(some(SOURCES)),
    user_login: optional(fc.oneof(some(["dev", "ops"]), patterns("*"))),
  });
  const common: readonly ClaimName[] = ["aud", "project_path", "project_id", "ref_type", "ref"];
  const grants = fc
    .tuple(
      claims,
      fc.subarray([
        "ref_protected",
        "environment_protected",
        "deployment_tier",
        "pipeline_source",
        "user_login",
      ]),
    )
    .map(([all, extra]) => {
      const kept = Object.entries(all).filter(
        ([claim, values]) =>
          values !== undefined && ([...common, ...extra] as string[]).includes(claim),
      );
      return trustOf({ iss: exact(declared.issuer.url), ...Object.fromEntries(kept) });
    });
  return fc.array(grants, { minLength: 1, maxLength: 3 }).map((list) => or(...list));
}

/** Tokens that a world's projects mint. */
export function tokens({ declared, projects }: World): fc.Arbitrary<Token> {
  const environments = fc.option(
    fc.record({
      environment: fc.constantFrom("production", "review/1"),
      environment_protected: fc.constantFrom(...FLAGS),
      deployment_tier: fc.constantFrom(...TIERS),
    }),
    { nil: undefined },
  );
  return fc
    .record({
      project: fc.constantFrom(...projects),
      iss: fc.constantFrom(
        declared.issuer.url,
        declared.issuer.url,
        "https://gitlab.attacker.example",
      ),
      aud: fc.constantFrom(...AUDIENCES, "other"),
      ref_type: fc.constantFrom("branch", "tag"),
      ref: fc.constantFrom(...REFS),
      ref_protected: fc.constantFrom(...FLAGS),
      pipeline_source: fc.constantFrom(...SOURCES),
      user_login: fc.constantFrom("dev", "ops", undefined),
      environment: environments,
    })
    .map(({ project, environment, ...claims }) =>
      jobToken(
        { ...claims, ...environment, project_path: project.path, project_id: project.id },
        project.template ?? DEFAULT_TEMPLATE,
      ),
    );
}

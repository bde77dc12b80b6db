import * as fc from "fast-check";
import {
  type ClaimName,
  exact,
  glob,
  jobToken,
  type Language,
  or,
  type Token,
  type Trust,
  trustOf,
  union,
} from "../../lib/core";
import { AUDIENCE } from "./gcp";
import type { World } from "./generators";

const PATHS = ["shop/web", "shop/api", "shop/tools/lint", "shop-evil/web", "acme/web"];
const REFS = ["main", "release/1", "release/2", "releases", "feature/x", `long/${"x".repeat(120)}`];
const SOURCES = ["push", "merge_request_event", "schedule"];
const FLAGS = ["true", "false"];

function some(values: readonly string[]): fc.Arbitrary<Language> {
  return fc.subarray([...values], { minLength: 1 }).map((chosen) => exact(...chosen));
}

const patterns = (...texts: readonly string[]): fc.Arbitrary<Language> =>
  fc.constantFrom(...texts).map((text) => glob(text));

const LANGUAGES: Partial<Record<ClaimName, fc.Arbitrary<Language>>> = {
  project_path: fc.oneof(
    some(PATHS),
    patterns("shop/*", "*/web"),
    fc.constant(union(exact("acme/web"), glob("shop/*"))),
  ),
  project_id: some(["20", "21", "24", "99"]),
  namespace_path: fc.oneof(some(["shop", "shop/tools", "acme"]), patterns("shop/*")),
  ref_type: some(["branch", "tag"]),
  ref: fc.oneof(some(REFS), patterns("release/*", "release*", "*main", "release/?", "r*/*1")),
  ref_protected: some(FLAGS),
  environment: fc.oneof(some(["production", "review/1"]), patterns("review/*")),
  environment_protected: some(FLAGS),
  deployment_tier: some(["production", "staging"]),
  pipeline_source: some(SOURCES),
  user_login: fc.oneof(some(["dev", "ops"]), patterns("*", "d*")),
  groups_direct: some(["shop", "shop/ops"]),
};

/** Trusts that Google can mostly express, for the audience of the test pool. */
export function trusts({ declared }: World): fc.Arbitrary<Trust> {
  const constraint = fc
    .constantFrom(...(Object.keys(LANGUAGES) as ClaimName[]))
    .chain((claim) =>
      (LANGUAGES[claim] ?? fc.constant(exact())).map((values) => [claim, values] as const),
    );
  const grant = fc.array(constraint, { minLength: 1, maxLength: 5 }).map((list) =>
    trustOf({
      iss: exact(declared.issuer.url),
      aud: exact(AUDIENCE),
      ...Object.fromEntries(list),
    }),
  );
  return fc.array(grant, { minLength: 1, maxLength: 3 }).map((list) => or(...list));
}

/** Tokens that a world's projects mint for the test pool, and others. */
export function tokens({ declared, projects }: World): fc.Arbitrary<Token> {
  const environment = fc.option(
    fc.record({
      environment: fc.constantFrom("production", "review/1"),
      environment_protected: fc.constantFrom(...FLAGS),
      deployment_tier: fc.constantFrom("production", "staging"),
    }),
    { nil: undefined },
  );
  const most = <T>(usual: T, ...others: readonly T[]): fc.Arbitrary<T> =>
    fc.constantFrom(usual, usual, usual, usual, ...others);
  return fc
    .record({
      project: fc.constantFrom(...projects),
      iss: most(declared.issuer.url, "https://gitlab.attacker.example"),
      aud: most<unknown>(AUDIENCE, "other", [AUDIENCE, "other"], ["other"]),
      ref_type: fc.constantFrom("branch", "tag"),
      ref: fc.constantFrom(...REFS),
      ref_protected: fc.constantFrom(...FLAGS),
      pipeline_source: fc.constantFrom(...SOURCES),
      user_login: fc.constantFrom("dev", "ops", undefined),
      groups_direct: fc.constantFrom<unknown>(undefined, ["shop"], ["shop", "shop/ops"]),
      environment,
    })
    .map(({ project, environment: own, ...claims }) =>
      jobToken(
        { ...claims, ...own, project_path: project.path, project_id: project.id },
        project.template,
      ),
    );
}

/** The claims that are broken one at a time: what a trust looks at, and what a subject is made of. */
const BROKEN: readonly ClaimName[] = [
  ...(Object.keys(LANGUAGES) as ClaimName[]),
  "sub",
  "aud",
  "iss",
];

/** Tokens with one claim absent, null, a list, a number or a flag: no GitLab mints most of them. */
export function brokenTokens(world: World): fc.Arbitrary<Token> {
  const change = fc.constantFrom<(value: unknown) => unknown>(
    () => undefined,
    () => null,
    (value) => [value],
    (value) => Number(value),
    (value) => value === "true",
    () => "",
  );
  return fc
    .tuple(tokens(world), fc.constantFrom(...BROKEN), change)
    .map(([token, claim, changed]) => {
      const { [claim]: value, ...rest } = token;
      const other = changed(value);
      return other === undefined ? rest : { ...rest, [claim]: other };
    });
}

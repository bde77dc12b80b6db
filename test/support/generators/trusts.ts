import * as fc from "fast-check";
import {
  and,
  type ClaimName,
  DEFAULT_TEMPLATE,
  EVERYBODY,
  exact,
  type Language,
  or,
  renderSubject,
  restrict,
  subjectTrust,
  type Trust,
} from "../../../lib/core";
import { languages, simpleLanguages } from "./languages";
import { projectIds, refs } from "./names";
import { jobs, mint, type World } from "./worlds";

const words = (...values: readonly string[]): fc.Arbitrary<Language> =>
  fc.oneof(
    fc.subarray([...values], { minLength: 1 }).map((list) => exact(...list)),
    simpleLanguages(fc.constantFrom(...values)),
  );

/** Languages for claims whose values do not depend on a world. */
const CLAIM_LANGUAGES = {
  aud: words("https://aws.example", "https://vault.example"),
  ref_type: words("branch", "tag"),
  ref: languages(refs),
  ref_path: languages(
    fc.tuple(fc.constantFrom("heads", "tags"), refs).map(([kind, ref]) => `refs/${kind}/${ref}`),
  ),
  ref_protected: words("true", "false"),
  environment: languages(fc.constantFrom("production", "prod", "review/1")),
  environment_protected: words("true", "false"),
  deployment_tier: words("production", "staging"),
  environment_action: words("start", "stop"),
  pipeline_source: words("push", "merge_request_event"),
  user_login: words("dev", "ops"),
  groups_direct: words("shop", "shop/ops"),
} as const satisfies Partial<Record<ClaimName, fc.Arbitrary<Language>>>;

/** A claim with a language that a world's tokens may or may not meet. */
export function claimLanguage({ declared, projects }: World): fc.Arbitrary<{
  readonly claim: ClaimName;
  readonly values: Language;
}> {
  const paths = fc.constantFrom(...projects.map((p) => p.path));
  const parents = paths.map((path) => path.slice(0, path.lastIndexOf("/")));
  const ids = fc.oneof(fc.constantFrom(...projects.map((p) => p.id)), projectIds);
  const all: Partial<Record<ClaimName, fc.Arbitrary<Language>>> = {
    ...CLAIM_LANGUAGES,
    iss: words(declared.issuer.url),
    project_path: languages(paths),
    namespace_path: languages(parents),
    project_id: languages(ids),
  };
  const each = Object.entries(all) as [ClaimName, fc.Arbitrary<Language>][];
  return fc.oneof(...each.map(([claim, arb]) => arb.map((values) => ({ claim, values }))));
}

/** Constraints on `sub`, around the subjects that a world mints, and those it would mint by GitLab's own template. */
export function subjectLanguages(world: World): fc.Arbitrary<Language> {
  const subjects = fc.tuple(jobs(world), fc.boolean()).map(([job, isOwn]) => {
    const token = mint(world, job);
    return isOwn ? String(token["sub"]) : renderSubject(DEFAULT_TEMPLATE, token);
  });
  return languages(subjects);
}

/** The tokens that meet one to four constraints, exact, multi-valued or patterns. */
export function claimTrusts(world: World): fc.Arbitrary<Trust> {
  const constraint = fc.record({
    asked: claimLanguage(world),
    absent: fc.constantFrom(false, false, false, true),
  });
  return fc
    .array(constraint, { minLength: 1, maxLength: 4 })
    .map((list) =>
      list.reduce(
        (trust, { asked: { claim, values }, absent }) => restrict(trust, claim, values, absent),
        EVERYBODY,
      ),
    );
}

/** Trusts over claims, now and then over `sub`: one to three of such constraints. */
export function trusts(world: World): fc.Arbitrary<Trust> {
  const parts = fc
    .tuple(claimTrusts(world), fc.option(subjectLanguages(world), { freq: 6 }))
    .map(([asked, sub]) =>
      sub === null ? asked : and(asked, subjectTrust(sub, world.declared).trust),
    );
  return fc.array(parts, { minLength: 1, maxLength: 3 }).map((list) => or(...list));
}

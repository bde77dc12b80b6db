import * as fc from "fast-check";
import {
  DEFAULT_TEMPLATE,
  exact,
  exactValues,
  glob,
  type Language,
  opaque,
  or,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
} from "../../lib/core";
import { worlds as awsWorlds } from "./aws-trusts";
import { EXACT_ONLY } from "./entra";
import type { World } from "./generators";

/** Worlds of five projects on issuers with and without flexible credentials. */
export const worlds: fc.Arbitrary<World> = fc
  .tuple(awsWorlds, fc.constantFrom(false, false, true))
  .map(([world, exactOnly]) =>
    exactOnly ? { ...world, declared: { ...world.declared, issuer: EXACT_ONLY } } : world,
  );

const AUDIENCE = "https://gitlab.com";

function some(...values: readonly string[]): fc.Arbitrary<Language> {
  return fc.subarray([...values], { minLength: 1, maxLength: 2 }).map((list) => exact(...list));
}

const optional = (values: fc.Arbitrary<Language>): fc.Arbitrary<Language | undefined> =>
  fc.option(values, { nil: undefined });

/** What names the projects of a grant; mostly one project, by what leads its subject. */
function named({ projects }: World): fc.Arbitrary<{
  readonly template: SubjectTemplate;
  readonly claims: Readonly<Record<string, Language>>;
}> {
  return fc.constantFrom(...projects).chain(({ path, id, template = DEFAULT_TEMPLATE }) => {
    const byId = { project_id: exact(id) };
    const byPath = { project_path: exact(path) };
    const own = template.includes("project_id") ? byId : byPath;
    return fc
      .constantFrom<Readonly<Record<string, Language>>>(
        own,
        own,
        byId,
        { ...byPath, ...byId },
        { project_id: exact(id, "99") },
        { project_path: glob("shop/*") },
      )
      .map((claims) => ({ template, claims }));
  });
}

/** Trusts that Entra can often express, over a world's projects and issuer, with one audience. */
export function trusts(world: World): fc.Arbitrary<Trust> {
  const asked = fc.record({
    ref_type: fc.constantFrom(exact("branch"), exact("branch"), exact("tag"), undefined),
    ref: fc.oneof(
      some("main", "release/1", "feature/x"),
      fc.constantFrom("release/*", "release/?", "*main", "*").map((text) => glob(text)),
    ),
    ref_protected: optional(fc.constant(exact("true"))),
    deployment_tier: optional(some("production", "staging")),
    environment_protected: optional(some("true", "false")),
  });
  const isAny = fc.constantFrom(false, false, false, true);
  const grants = fc.tuple(named(world), asked, isAny).map(([{ template, claims }, all, any]) => {
    const kept = Object.entries(all).filter(
      ([claim, values]) =>
        values !== undefined && (any || (template as readonly string[]).includes(claim)),
    );
    return trustOf({
      iss: exact(world.declared.issuer.url),
      aud: exact(AUDIENCE),
      ...claims,
      ...Object.fromEntries(kept),
    });
  });
  return fc.array(grants, { minLength: 1, maxLength: 2 }).map((list) => or(...list));
}

/** A token of which one claim that Entra looks at is no text, and whether the claim still says what it said. */
export function odd(token: Token): fc.Arbitrary<{ readonly token: Token; readonly says: boolean }> {
  return fc
    .record({
      claim: fc.constantFrom("iss", "sub", "aud"),
      way: fc.constantFrom("absent", "null", "number", "list", "longer list"),
    })
    .map(({ claim, way }) => {
      const { [claim]: value, ...rest } = token;
      const list = way === "list" ? [value] : ["other", value, 7];
      const made = way === "null" ? null : way === "number" ? 20 : list;
      return {
        token: way === "absent" ? rest : { ...rest, [claim]: made },
        says: claim === "aud" && way.endsWith("list"),
      };
    });
}

/** The world before Terraform created its declared projects: their ids are references. */
export function withLateIds(world: World): World {
  const projects = world.declared.projects.map((p) => ({ ...p, id: late(p.id ?? "") }));
  return { ...world, declared: { ...world.declared, projects } };
}

/** A trust on a world, as it is before Terraform created the declared projects. */
export function withLateTrust({ grants }: Trust, { declared }: World): Trust {
  const ids = new Set(declared.projects.map((p) => p.id));
  return {
    grants: grants.map((grant) => {
      const named = exactValues(grant.constraints.get("project_id")?.values ?? exact());
      if (named === undefined || named.length === 0) return grant;
      const values = exact(...named.map((id) => (ids.has(id) ? late(id) : id)));
      const constraints = new Map(grant.constraints);
      return { ...grant, constraints: constraints.set("project_id", { values, absent: false }) };
    }),
  };
}

function late(id: string): string {
  return opaque(`\${gitlab_project.p${id}.id}`);
}

import * as fc from "fast-check";
import {
  complement,
  type Declared,
  type DeclaredProject,
  DEFAULT_TEMPLATE,
  exact,
  hasSince,
  isMintable,
  jobToken,
  or,
  type SubjectTemplate,
  type Token,
  type Trust,
  trustOf,
} from "../../../lib/core";
import { isPossiblePath, projectIndex } from "../../../lib/core/declared";
import { issuers, lookalikes, projectIds, projectPaths, refs, templates } from "./names";

export interface WorldProject extends DeclaredProject {
  readonly path: string;
  readonly id: string;
}

/** A GitLab with its projects, and which of them the input declares. */
export interface World {
  readonly declared: Declared;
  readonly projects: readonly WorldProject[];
}

const declarations = fc.constantFrom("no", "yes", "with template", "with template", "without id");

/** Worlds of up to six projects, some with a template of their own (those are declared with it), some lookalikes of others. */
export const worlds: fc.Arbitrary<World> = issuers.chain((issuer) =>
  fc
    .record({
      paths: fc.array(projectPaths, { minLength: 2, maxLength: 3 }),
      ids: fc.uniqueArray(projectIds, { minLength: 6, maxLength: 6 }),
      ways: fc.array(declarations, { minLength: 6, maxLength: 6 }),
      twists: fc.array(fc.nat(9), { minLength: 3, maxLength: 3 }),
      templates: fc.array(templates(issuer.version), {
        minLength: 6,
        maxLength: 6,
      }),
    })
    .map(({ paths, ids, ways, twists, templates: own }) => {
      const alike = twists.flatMap((twist, i) => lookalikes(paths[i] ?? "")[twist] ?? []);
      const projects = possible([...paths, ...alike]).map((path, i) => {
        const isCustom = ways[i] === "with template" || ways[i] === "without id";
        const template = isCustom ? own[i] : undefined;
        return {
          path,
          id: ids[i] ?? "1",
          way: ways[i],
          ...(template && { template }),
        };
      });
      const declared = projects.filter((p) => p.way !== "no");
      return {
        projects,
        declared: {
          issuer,
          projects: declared.map(({ path, id, way, template }) => ({
            path,
            ...(way !== "without id" && { id }),
            ...(template && { template }),
          })),
        },
      };
    }),
);

/** The paths that can stand beside each other: no project lies below another, none differs in case alone. */
function possible(paths: readonly string[]): readonly string[] {
  return paths.reduce<readonly string[]>((kept, path) => {
    const folded = path.toLowerCase();
    const clash = kept.some((other) => {
      const [a, b] = [`${folded}/`, `${other.toLowerCase()}/`];
      return a.startsWith(b) || b.startsWith(a);
    });
    return clash || !isMintable("project_path", path) ? kept : [...kept, path];
  }, []);
}

/** The tokens that a world can mint: a declared project's path and id come together or not at all. */
export function mintable({ declared: { projects } }: World): Trust {
  const paths = projects.flatMap((p) => p.path ?? []);
  const ids = projects.flatMap((p) => p.id ?? []);
  return or(
    ...projects.map(({ path, id }) =>
      trustOf({
        ...(path !== undefined && { project_path: exact(path) }),
        ...(id !== undefined && { project_id: exact(id) }),
      }),
    ),
    trustOf({
      project_path: complement(exact(...paths)),
      project_id: complement(exact(...ids)),
    }),
  );
}

/** A job before its token is made: its project, the one that runs it (of a fork, its parent), and claims that do not follow from others. */
export interface Job {
  readonly project: {
    readonly path: string;
    readonly id: string;
    readonly template?: SubjectTemplate;
  };
  readonly parent: { readonly path: string; readonly id: string };
  readonly claims: Readonly<Record<string, unknown>>;
}

const flags = fc.constantFrom("true", "false");

const environments = fc.option(
  fc.record({
    environment: fc.constantFrom("production", "prod", "review/1", "Production"),
    environment_protected: flags,
    deployment_tier: fc.constantFrom("production", "staging", "testing"),
    environment_action: fc.constantFrom("start", "stop"),
  }),
  { nil: {} },
);

/** GitLab does not say whose template counts where a fork's pipeline runs in its parent: those here have the same. */
function isAlike(a: WorldProject, b: WorldProject): boolean {
  return (a.template ?? DEFAULT_TEMPLATE).join() === (b.template ?? DEFAULT_TEMPLATE).join();
}

/** Jobs of a world's projects: ordinary ones, and tokens of another issuer. */
export function jobs({ declared: { issuer }, projects }: World): fc.Arbitrary<Job> {
  const claims = fc.record({
    iss: fc.constantFrom(issuer.url, issuer.url, issuer.url, "https://gitlab.attacker.example"),
    aud: fc.constantFrom<string | string[]>("https://aws.example", "https://vault.example", [
      "https://aws.example",
      "https://vault.example",
    ]),
    ref_type: fc.constantFrom("branch", "branch", "tag"),
    ref: refs,
    ref_protected: flags,
    pipeline_source: fc.constantFrom("push", "merge_request_event", "schedule"),
    user_login: fc.constantFrom("dev", "ops", undefined),
    groups_direct: fc.constantFrom(["shop"], ["shop", "shop/ops"], undefined),
  });
  const project = fc.constantFrom(...projects);
  return fc
    .tuple(claims, environments, project, fc.option(project, { freq: 6 }))
    .map(([own, environment, from, other]) => ({
      project: from,
      parent: other !== null && isAlike(other, from) ? other : from,
      claims: { ...own, ...environment },
    }));
}

/** The whole token of a job, with the claims and the subject that a GitLab of the world's version gives it. */
export function mint({ declared: { issuer } }: World, { project, parent, claims }: Job): Token {
  const own = (since: string, values: Readonly<Record<string, string>>): object =>
    hasSince(issuer.version, since)
      ? values
      : Object.fromEntries(Object.keys(values).map((name) => [name, undefined]));
  return jobToken(
    {
      ...claims,
      project_path: project.path,
      project_id: project.id,
      ...own("18.4", {
        job_project_path: parent.path,
        job_project_id: parent.id,
        job_namespace_path: parent.path.slice(0, parent.path.lastIndexOf("/")),
        job_namespace_id: "100",
      }),
      ...own("18.9", { job_source: "push" }),
      ...own("19.4", {
        source_project_path: project.path,
        source_project_id: project.id,
      }),
    },
    project.template ?? DEFAULT_TEMPLATE,
  );
}

/** The project of a path or an id, in this world or beside it; `undefined` where there can be none. */
export function projectOf(
  world: World,
  path: string | undefined,
  id: string | undefined,
): Job["project"] | undefined {
  const known =
    world.projects.find((p) => p.path === path) ?? world.projects.find((p) => p.id === id);
  if (known !== undefined || path === undefined) return known;
  const { declared } = world;
  const folded = path.toLowerCase();
  const isTaken = world.projects.some((p) => p.path.toLowerCase() === folded);
  const isFree =
    !isTaken && isMintable("project_path", path) && isPossiblePath(path, projectIndex(declared));
  if (!isFree) return undefined;
  const newId = id !== undefined && isMintable("project_id", id) ? id : "777777";
  return { path, id: newId };
}

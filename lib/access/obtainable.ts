import {
  ANY,
  type ClaimName,
  complement,
  type Constraint,
  exact,
  hasSince,
  type Issuer,
  type Language,
  makeGrant,
  NONE,
  type Trust,
} from "../core";
import { type Asking, lets, namesFor, type Protections } from "./protections";
import { isAtLeast, PIPELINE_ROLE } from "./roles";

/** Whose jobs somebody can start. */
export interface JobSource {
  /** `undefined` where the host is not known: its tokens may have any issuer. */
  readonly issuer: Issuer | undefined;
  /** The paths the project may have; `undefined` where nothing is known. */
  readonly paths: Language | undefined;
  /** Ids of the project; empty where none is known. */
  readonly ids: readonly string[];
  /** Ids of the group it lies in directly; empty where none is known. */
  readonly namespaceIds: readonly string[];
  readonly protections: Protections;
}

/** Somebody who starts jobs. */
export interface Starter extends Asking {
  /** Whether `role` is the role that the token tells; unknown people may have another. */
  readonly roleIsKnown: boolean;
}

/** Constraints on several claims at once. */
export type Constraints = readonly (readonly [ClaimName, Constraint])[];

/**
 * The tokens somebody can cause, factored: the constraints of the project, with each of the `refs`, with each of the
 * `environments`.
 */
export interface Causes {
  readonly project: Constraints;
  readonly refs: readonly Constraints[];
  readonly environments: readonly Constraints[];
}

/** Somebody who starts no pipeline causes nothing. */
const NOTHING: Causes = { project: [], refs: [], environments: [] };

const MERGE_REQUEST = exact("merge_request_event");
const NO_MERGE_REQUEST = complement(MERGE_REQUEST);
const [TRUE, FALSE, BRANCH, TAG] = [exact("true"), exact("false"), exact("branch"), exact("tag")];

/**
 * The tokens that a member with this role can cause to be minted by jobs of a project. Below Developer nobody starts a
 * pipeline. A person chooses the audience, and the words of unprotected environments and of deployment tiers, at will.
 *
 * - unprotected branches and tags, `ref_protected` false
 * - protected branches that the role may push or merge to, and protected tags it may create, `ref_protected` true
 * - merge request pipelines of the branches it may update, `ref_protected` false: they run on no branch (`pipeline.rb`)
 * - each without an environment, in an unprotected environment, or in a protected one that the role may deploy to
 */
export function obtainable(starter: Starter, source: JobSource): Trust {
  const { project, refs, environments } = causesOf(starter, source);
  const grants = refs.flatMap((ref) =>
    environments.flatMap((environment) => makeGrant([...project, ...ref, ...environment]) ?? []),
  );
  return { grants };
}

/** `obtainable` before its parts are multiplied: most of them have nothing in common with a given trust. */
export function causesOf(starter: Starter, source: JobSource): Causes {
  if (!isAtLeast(starter.role, PIPELINE_ROLE)) return NOTHING;
  return {
    project: projectConstraints(starter, source),
    refs: refConstraints(starter, source.protections),
    environments: environmentConstraints(starter, source),
  };
}

function projectConstraints(starter: Starter, source: JobSource): Constraints {
  const { issuer, paths, ids, namespaceIds } = source;
  const tells = starter.roleIsKnown && (issuer === undefined || hasSince(issuer.version, "16.9"));
  return [
    ...(issuer === undefined ? [] : [one("iss", exact(issuer.url))]),
    ...(paths === undefined ? [] : [one("project_path", paths)]),
    ...(ids.length === 0 ? [] : [one("project_id", exact(...ids))]),
    ...(namespaceIds.length === 0 ? [] : [one("namespace_id", exact(...namespaceIds))]),
    ...(tells ? [one("user_access_level", exact(starter.role))] : []),
    ...(issuer === undefined || issuer.kind === "gitlab.com"
      ? []
      : [one("runner_environment", exact("self-hosted"))]),
  ];
}

function refConstraints(starter: Asking, protections: Protections): readonly Constraints[] {
  const branches = namesFor(
    protections.branches,
    (rule) => lets(rule.push, starter) || lets(rule.merge, starter),
  );
  const tags = namesFor(protections.tags, (rule) => lets(rule.create, starter));
  const uncovered = protections.complete ? [one("ref_protected", FALSE)] : [];
  return [
    [
      one("ref_type", BRANCH),
      ...refIn(branches.open),
      one("ref_protected", TRUE),
      one("pipeline_source", NO_MERGE_REQUEST),
    ],
    [one("ref_type", BRANCH), ...refIn(complement(branches.covered)), ...uncovered],
    [
      one("ref_type", BRANCH),
      ...refIn(branches.open),
      one("ref_protected", FALSE),
      one("pipeline_source", MERGE_REQUEST),
    ],
    [
      one("ref_type", TAG),
      ...refIn(tags.open),
      one("ref_protected", TRUE),
      one("pipeline_source", NO_MERGE_REQUEST),
    ],
    [
      one("ref_type", TAG),
      ...refIn(complement(tags.covered)),
      ...uncovered,
      one("pipeline_source", NO_MERGE_REQUEST),
    ],
  ];
}

function refIn(refs: Language): Constraints {
  return refs === ANY ? [] : [one("ref", refs)];
}

function environmentConstraints(
  starter: Asking,
  { protections, issuer }: JobSource,
): readonly Constraints[] {
  const of = (by: "name" | "tier"): ReturnType<typeof namesFor> =>
    namesFor(
      protections.environments.filter((rule) => rule.by === by),
      (rule) => lets(rule.deploy, starter),
    );
  const names = of("name");
  const tiers = of("tier");
  const unprotected: Constraints = [
    ...outside("environment", names.covered),
    ...outside("deployment_tier", tiers.covered),
    ...(protections.complete || issuer?.tier === "free"
      ? [optional("environment_protected", FALSE)]
      : []),
  ];
  const isProtected = one("environment_protected", TRUE);
  return [
    unprotected,
    ...(names.open === NONE ? [] : [[one("environment", names.open), isProtected]]),
    ...(tiers.open === NONE ? [] : [[one("deployment_tier", tiers.open), isProtected]]),
  ];
}

function outside(claim: ClaimName, covered: Language): Constraints {
  return covered === NONE ? [] : [optional(claim, complement(covered))];
}

function one(claim: ClaimName, values: Language): readonly [ClaimName, Constraint] {
  return [claim, { values, absent: false }];
}

function optional(claim: ClaimName, values: Language): readonly [ClaimName, Constraint] {
  return [claim, { values, absent: true }];
}

import { claimsOf, isClaimName } from "./claims";
import type { Issuer } from "./issuer";
import { DEFAULT_TEMPLATE, type SubjectTemplate } from "./subject-template";
import { jobToken, SAMPLE_CLAIMS, type Token } from "./token";
import { hasSince } from "./version";

/** The usual kinds of pipelines, each as GitLab fills its tokens (gitlab-tokens, section 4). */
export const PIPELINE_KINDS = [
  "push",
  "feature-branch",
  "tag",
  "tag-named-as-branch",
  "merge-request",
  "fork",
  "fork-merge-request",
  "schedule",
  "trigger",
  "downstream",
  "child",
  "renamed-project",
  "re-registered-path",
  "look-alike-group",
  "other-audience",
] as const;

export type PipelineKind = (typeof PIPELINE_KINDS)[number];

/** The job whose pipelines are imagined. */
export interface PipelineProps {
  readonly issuer: Issuer;
  readonly project: {
    readonly id: string;
    readonly path: string;
    /** @default - GitLab's default template */
    readonly template?: SubjectTemplate;
  };
  /** Protected branch of the intended job. @default "main" */
  readonly ref?: string;
  /** `aud` of its token. */
  readonly audience: string;
  /**
   * Environment of the job, where it has one.
   * @default - none
   */
  readonly environment?: {
    readonly name: string;
    readonly tier: string;
    /** Without effect on a free instance, whose tokens always say `"false"`. */
    readonly protected: boolean;
  };
}

const OTHER_ID = "99999";

/** The token of each kind of pipeline for one project and ref; only claims that the GitLab version mints. */
export function pipelineTokens(props: PipelineProps): Readonly<Record<PipelineKind, Token>> {
  const { issuer, project, ref = "main", audience } = props;
  const [top = ""] = project.path.split("/");
  const name = project.path.slice(project.path.lastIndexOf("/") + 1);
  const fork = { project_path: `contributor/${name}`, project_id: OTHER_ID, namespace_id: "999" };
  const base = {
    iss: issuer.url,
    aud: audience,
    project_path: project.path,
    project_id: project.id,
    ref,
    ...environmentClaims(props),
  };
  const make = (changes: Readonly<Record<string, unknown>> = {}): Token =>
    minted({ ...base, ...changes }, project.template, issuer.version);
  const unprotected = { ref_protected: "false" };
  const mergeRequest = {
    ...unprotected,
    ref: "feature/login",
    pipeline_source: "merge_request_event",
  };

  return {
    push: make(),
    "feature-branch": make({ ...unprotected, ref: "feature/login" }),
    tag: make({ ref_type: "tag", ref: "v1.0.0" }),
    "tag-named-as-branch": make({ ...unprotected, ref_type: "tag" }),
    "merge-request": make(mergeRequest),
    fork: make(fork),
    "fork-merge-request": make({ ...mergeRequest, ...forkInParent(fork, project, issuer.version) }),
    schedule: make({ pipeline_source: "schedule" }),
    trigger: make({ pipeline_source: "trigger" }),
    downstream: make({ ...fork, project_path: `${top}/downstream`, pipeline_source: "pipeline" }),
    child: make({ pipeline_source: "parent_pipeline" }),
    "renamed-project": make({ project_path: `${project.path}-renamed` }),
    "re-registered-path": make({ project_id: OTHER_ID, namespace_id: "999" }),
    "look-alike-group": make({
      project_path: `${top}-evil${project.path.slice(top.length)}`,
      project_id: OTHER_ID,
      namespace_id: "999",
    }),
    "other-audience": make({ aud: "https://another-party.example" }),
  };
}

/** A merge request from a fork, run in the parent: it names the fork since 18.2.2, before that the parent. */
function forkInParent(
  fork: Readonly<Record<string, string>>,
  parent: PipelineProps["project"],
  version: string,
): Readonly<Record<string, string>> {
  const ran = {
    job_project_path: parent.path,
    job_project_id: parent.id,
    job_namespace_id: SAMPLE_CLAIMS.namespace_id,
  };
  return hasSince(version, "18.3") ? { ...fork, ...ran } : ran;
}

function environmentClaims({
  environment,
  issuer,
}: PipelineProps): Readonly<Record<string, string>> {
  if (environment === undefined) return {};
  return {
    environment: environment.name,
    environment_protected: String(environment.protected && issuer.tier !== "free"),
    deployment_tier: environment.tier,
    environment_action: "start",
  };
}

function minted(
  claims: Readonly<Record<string, unknown>>,
  template: SubjectTemplate | undefined,
  version: string,
): Token {
  const known = new Set<string>(claimsOf(version).map((c) => c.name));
  const token = jobToken(claims, template ?? DEFAULT_TEMPLATE);
  return Object.fromEntries(
    Object.entries(token).filter(([name]) => !isClaimName(name) || known.has(name)),
  );
}

import {
  type ClaimName,
  type Declared,
  isClaimName,
  jobToken,
  pipelineTokens,
  SAMPLE_CLAIMS,
  type SubjectTemplate,
  type Token,
} from "../../core";
import type { Asking, PipelineAsk } from "./expectation";

/** The whole token of whoever asks. */
export interface AskedToken {
  readonly token: Token;
  /** Claims that the expectation settles; the others have sample values, which a job may have otherwise. */
  readonly stated: readonly ClaimName[];
}

/**
 * The token that GitLab would mint: with the issuer of the input, and the id and the subject template that it declares for
 * the project.
 * @param audience `aud` where the expectation gives none: a job asks for whichever it wants
 */
export function askedToken(
  asking: Asking,
  audience: string,
  { issuer, projects }: Declared,
): AskedToken {
  if ("token" in asking) return { token: asking.token, stated: [] };
  if ("pipeline" in asking) {
    return pipelineToken(asking.pipeline, audience, { issuer, projects });
  }
  const { id, template } = knownProject(asking.job["project_path"], projects);
  const given = { iss: issuer.url, ...(id === undefined ? {} : { project_id: id }), ...asking.job };
  const token = jobToken({ aud: audience, ...given }, template);
  const stated = new Set(Object.keys(given));
  for (const [claim, sources] of FOLLOWS) {
    if (sources.every((source) => stated.has(source))) stated.add(claim);
  }
  return { token, stated: [...stated].filter(isClaimName) };
}

const UNKNOWN_ID = SAMPLE_CLAIMS.project_id;

function pipelineToken(
  { kind, project: path, ref, environment }: PipelineAsk,
  audience: string,
  { issuer, projects }: Declared,
): AskedToken {
  const { id = UNKNOWN_ID, template } = knownProject(path, projects);
  const tokens = pipelineTokens({
    issuer,
    project: { id, path, ...(template === undefined ? {} : { template }) },
    audience,
    ...(ref === undefined ? {} : { ref }),
    ...(environment === undefined ? {} : { environment }),
  });
  const token = tokens[kind];
  const sampled = (
    ["project_id", "namespace_id", "job_project_id", "job_namespace_id"] as const
  ).filter((claim) => token[claim] === UNKNOWN_ID || token[claim] === SAMPLE_CLAIMS.namespace_id);
  const settled = [...OF_PIPELINES, ...(kind === "other-audience" ? (["aud"] as const) : [])];
  return { token, stated: settled.filter((claim) => !sampled.some((open) => open === claim)) };
}

/** What the kind of a pipeline settles; who started it, and which runner takes it, are anybody's. */
const OF_PIPELINES: readonly ClaimName[] = [
  "iss",
  "project_path",
  "project_id",
  "namespace_id",
  "namespace_path",
  "ref_type",
  "ref",
  "ref_protected",
  "ref_path",
  "pipeline_source",
  "environment",
  "environment_protected",
  "deployment_tier",
  "job_project_path",
  "job_project_id",
  "job_namespace_path",
  "job_namespace_id",
];

/** Claims that follow from others in a job of its own project. */
const FOLLOWS: readonly (readonly [ClaimName, readonly ClaimName[]])[] = [
  ["namespace_path", ["project_path"]],
  ["ref_path", ["ref", "ref_type"]],
  ["job_project_path", ["project_path"]],
  ["job_project_id", ["project_id"]],
  ["job_namespace_path", ["job_project_path"]],
];

interface Known {
  readonly id?: string;
  readonly template?: SubjectTemplate;
}

/** What the input says of a project; its id by its number, where both a number and a reference name it. */
function knownProject(path: unknown, projects: Declared["projects"]): Known {
  const own = projects.filter((project) => project.path === path);
  const { id, template } = own.find((project) => project.id !== undefined) ?? own[0] ?? {};
  return {
    ...(id === undefined ? {} : { id }),
    ...(template === undefined ? {} : { template }),
  };
}

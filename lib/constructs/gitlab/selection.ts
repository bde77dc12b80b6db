import {
  type ClaimName,
  DEPLOYMENT_TIERS,
  type DeploymentTier,
  exact,
  glob,
  type Issuer,
  type Language,
} from "../../core";
import { UsageError } from "../../core/errors";
import { known } from "../literal";
import { oneOf } from "../one-of";
import { type Reason, reason } from "../reason";
import { environmentName } from "./environment-name";
import type { RefSelector } from "./refs";

/** Claims of a job beside its ref, in GitLab's names. Naming one requires it. */
export interface ClaimProps {
  /**
   * Name of the environment, or a pattern with `*`.
   * @default - any job, with or without an environment
   */
  readonly environment?: string;
  /**
   * Whether the job's environment is protected; a job without environment is out. Constant `false` on GitLab Free.
   * @default - not required
   */
  readonly environmentProtected?: boolean;
  /**
   * Tier of the job's environment; a job without environment is out.
   * @default - not required
   */
  readonly deploymentTier?: DeploymentTier;
  /**
   * What started the pipeline: `push`, `schedule`, `web` and so on; one of several where a list is given.
   * @default - anything
   */
  readonly pipelineSource?: string | readonly string[];
  /**
   * `gitlab-hosted` means runners of gitlab.com only.
   * @default - any runner
   */
  readonly runnerEnvironment?: "gitlab-hosted" | "self-hosted";
  /**
   * Why these jobs are trusted, for whoever reviews it.
   * @default - none
   */
  readonly because?: string;
}

/** Which jobs of a project. */
export interface JobsProps extends ClaimProps {
  /** `branch("main")`, `branches("release/*")`, `tag("v1")`, `tags("v*")`; looser ones say why. */
  readonly ref: RefSelector;
}

/** Constraints on a job's claims, with words for a reader. */
export interface Selection {
  readonly constraints: readonly (readonly [ClaimName, Language])[];
  readonly words: string;
  readonly because: readonly Reason[];
}

/**
 * Reads the props of `jobs`.
 * @throws UsageError ERR_PROP
 */
export function selection(props: JobsProps, issuer: Issuer, where: string): Selection {
  const { ref } = props;
  const refConstraints: [ClaimName, Language][] = [];
  if (ref.refType !== undefined) refConstraints.push(["ref_type", exact(ref.refType)]);
  if (ref.ref !== undefined) refConstraints.push(["ref", ref.ref]);
  if (ref.refProtected) refConstraints.push(["ref_protected", exact("true")]);
  const claims = claimConstraints(props, issuer, where);
  return {
    constraints: [...refConstraints, ...claims.map(([claim, values]) => [claim, values] as const)],
    words: [`on ${ref.words}`, ...claims.map(([claim, , text]) => `${claim} ${text}`)].join(", "),
    because: [...ref.because, ...becauseOf(props, where)],
  };
}

/** The reason of props that may carry one. */
export function becauseOf({ because }: ClaimProps, where: string): readonly Reason[] {
  if (because === undefined) return [];
  return [{ text: reason(because, "because", { where, prop: "because" }), accepts: [] }];
}

/** Constraints beside the ref, each with its value as text. */
export function claimConstraints(
  props: ClaimProps,
  issuer: Issuer,
  where: string,
): readonly (readonly [ClaimName, Language, string])[] {
  const found: [ClaimName, Language, string][] = [];
  const { environment, environmentProtected, deploymentTier, pipelineSource, runnerEnvironment } =
    props;
  if (environment !== undefined) {
    const name = environmentName(environment, { where, prop: "environment" });
    found.push(["environment", glob(name), name]);
  }
  if (environmentProtected !== undefined) {
    if (environmentProtected && issuer.tier === "free") {
      throw new UsageError("ERR_PROP", "environmentProtected can never be true on GitLab Free", {
        given: "environmentProtected: true, tier free",
        fix: "leave it out and rely on the protected ref, or declare the instance's real tier",
        where,
      });
    }
    found.push([
      "environment_protected",
      exact(String(environmentProtected)),
      String(environmentProtected),
    ]);
  }
  if (deploymentTier !== undefined) {
    const tier = oneOf(deploymentTier, DEPLOYMENT_TIERS, { where, prop: "deploymentTier" });
    found.push(["deployment_tier", exact(tier), tier]);
  }
  if (pipelineSource !== undefined) {
    const sources = typeof pipelineSource === "string" ? [pipelineSource] : pipelineSource;
    found.push([
      "pipeline_source",
      exact(...sources.map((s) => word(s, where))),
      sources.join(" or "),
    ]);
    if (sources.length === 0) {
      throw new UsageError("ERR_PROP", "pipelineSource names no source", {
        fix: "leave it out or name one",
        where,
      });
    }
  }
  if (runnerEnvironment !== undefined) {
    const value = oneOf(runnerEnvironment, ["gitlab-hosted", "self-hosted"], {
      where,
      prop: "runnerEnvironment",
    });
    found.push(["runner_environment", exact(value), value]);
  }
  return found;
}

function word(given: string, where: string): string {
  const text = known(given, { where, prop: "pipelineSource" });
  if (!/^[a-z_]+$/.test(text)) {
    throw new UsageError("ERR_PROP", "pipelineSource is not a source of pipelines", {
      given: JSON.stringify(text),
      allowed: "a word of GitLab's, such as push, schedule, web",
      where,
    });
  }
  return text;
}

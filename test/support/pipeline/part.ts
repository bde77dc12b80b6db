import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { onPath, TERRAFORM_PART } from "../terraform/installed";
import type { Part } from "../terraform/part";

/** The checkout. */
export const ROOT = resolve(__dirname, "../../..");

/** gitlab-ci-local, which runs a pipeline's jobs on this machine. */
export const GITLAB_CI_LOCAL =
  process.env["GITLAB_CI_LOCAL"] ?? join(ROOT, "node_modules/.bin/gitlab-ci-local");

/** What the jobs of a pipeline need to run here, Terraform core for plan and apply among it. */
export const PIPELINE_PART: Part = {
  name: "gitlab-ci-local",
  missing:
    TERRAFORM_PART.missing ??
    ["git", "rsync", "sha256sum", "openssl"]
      .filter((program) => onPath(program) === undefined)
      .map((program) => `there is no ${program} on PATH`)
      .at(0) ??
    notRunning(),
  requiredBy: "REQUIRE_PIPELINE",
};

function notRunning(): string | undefined {
  if (!existsSync(GITLAB_CI_LOCAL)) return "gitlab-ci-local is not installed";
  try {
    execFileSync(GITLAB_CI_LOCAL, ["--version"], { stdio: "pipe" });
    return undefined;
  } catch {
    return `the installed gitlab-ci-local does not run on Node ${process.versions.node}`;
  }
}

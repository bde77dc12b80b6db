import * as path from "node:path";
import { UsageError } from "../core/errors";
import { gitlabAnnotations, type ReportFile } from "../report/gitlab-annotations";
import type { Report } from "./formats";
import type { Io } from "./io";

export const ANNOTATIONS = "gitlab-annotations";

/**
 * Renders the annotations of the job this runs in, with a link to each other report it writes. Asked for before anything is
 * read, so that a command line outside of GitLab CI fails at once.
 * @throws UsageError ERR_USAGE where annotations are asked for and the environment is no GitLab job's
 */
export function jobAnnotations(
  command: string,
  reports: readonly Report<string>[],
  { env }: Pick<Io, "env">,
): () => string {
  if (!reports.some(({ format }) => format === ANNOTATIONS)) return () => "";
  const url = jobUrl(env);
  const files = reports.flatMap((report) => artifactOf(report, env["CI_PROJECT_DIR"]) ?? []);
  return () => gitlabAnnotations(command, files, url);
}

function jobUrl({ CI_JOB_URL, CI_PROJECT_URL, CI_JOB_ID }: Io["env"]): string {
  const built = `${CI_PROJECT_URL ?? ""}/-/jobs/${CI_JOB_ID ?? ""}`;
  const url = CI_JOB_URL === undefined || CI_JOB_URL === "" ? built : CI_JOB_URL;
  if (/^https?:\/\/[^\s/]+\/\S+\/-\/jobs\/\d+$/.test(url)) return url;
  throw new UsageError("ERR_USAGE", `--format ${ANNOTATIONS} needs a job of GitLab CI`, {
    allowed: "CI_JOB_URL, or CI_PROJECT_URL and CI_JOB_ID, as GitLab sets them",
    fix: "leave the form out elsewhere",
  });
}

/** A report outside of the repository is no artifact. */
function artifactOf({ format, file }: Report<string>, root = ""): ReportFile | undefined {
  if (file === undefined || format === ANNOTATIONS) return undefined;
  const inside = path.relative(path.resolve(root), path.resolve(file)).split(path.sep).join("/");
  return inside.startsWith("../") || path.isAbsolute(inside) ? undefined : { format, file: inside };
}

import { plain } from "./plain";

/** A report of a job, as its artifact. */
export interface ReportFile {
  readonly format: string;
  /** Relative to the repository, with `/` between folders. */
  readonly file: string;
}

/**
 * Links for the page of a GitLab job (`artifacts:reports:annotations`, GitLab 16.3): one for each report among its artifacts,
 * else one to all of them.
 * @param command whose reports they are
 * @param jobUrl the job's page
 */
export function gitlabAnnotations(
  command: string,
  files: readonly ReportFile[],
  jobUrl: string,
): string {
  const links = files.map(({ format, file }) => ({
    label: plain(`${command}: ${format} (${file})`),
    url: `${jobUrl}/artifacts/file/${file.split("/").map(encodeURIComponent).join("/")}`,
  }));
  const all = { label: `${command}: reports`, url: `${jobUrl}/artifacts/browse` };
  const entries = (links.length === 0 ? [all] : links).map((link) => ({ external_link: link }));
  return `${JSON.stringify({ "gitlab-federation": entries }, undefined, 2)}\n`;
}

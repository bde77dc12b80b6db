import type { AccessPath } from "../access";
import { isProduction } from "./production";
import { markdownText } from "./markdown";

/** Columns of a table that say whose path it is, and where it leads. */
export const PATH_COLUMNS = ["directory group", "GitLab role", "project", "identity"] as const;

/** The cells of a path for these columns, in Markdown. */
export function pathCells(path: AccessPath): readonly string[] {
  const { group, role, gitlabGroup, project, identityName } = path;
  return [
    markdownText(group ?? "no directory group"),
    markdownText(`${role} in ${gitlabGroup ?? project}`),
    markdownText(project),
    `${markdownText(identityName)}${isProduction(path) ? " **production**" : ""}`,
  ];
}

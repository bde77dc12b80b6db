import type { GitlabModel } from "../../access";
import { projectKey } from "./keys";

/** Projects whose subject template changes: every trust that names their subjects has to follow, wherever it is declared. */
export function templateNotes(base: GitlabModel, head: GitlabModel): readonly string[] {
  const before = new Map(base.projects.map((project) => [projectKey(project), project.template]));
  return head.projects.flatMap((project) => {
    const [was, is] = [before.get(projectKey(project))?.join(", "), project.template?.join(", ")];
    if (was === undefined || is === undefined || was === is) return [];
    return [
      `${project.label} builds the subject of its tokens from ${is} now, before from ${was}: a trust that names the old subject takes its jobs no more`,
    ];
  });
}

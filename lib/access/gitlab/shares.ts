import { given, plainText } from "./attributes";
import { givenRole } from "./given-role";
import type { GroupTable } from "./groups";
import type { ProjectTable } from "./projects";
import type { Source } from "./source";
import type { Share } from "./types";

const SHARES: ReadonlySet<string> = new Set([
  "gitlab_group_share_group",
  "gitlab_project_share_group",
]);

/** Groups and projects that another group is invited to: `gitlab_group_share_group`, `gitlab_project_share_group`. */
export function sharesIn(
  source: Source,
  groups: GroupTable,
  projects: ProjectTable,
): readonly Share[] {
  return source.resources.flatMap((resource): readonly Share[] => {
    const { type, mode, references } = resource;
    if (mode !== "managed" || !SHARES.has(type)) return [];
    const naming = source.naming(resource);
    const group = (name: string): Share["group"] =>
      groups.named(given(resource, name), naming, references[name]);
    const ends = plainText(given(resource, "expires_at"));
    const share = {
      ...source.place(resource),
      role: givenRole(resource, source, "group_access", "access_level"),
      ...(ends === undefined ? {} : { ends }),
    };
    if (type === "gitlab_group_share_group") {
      const invited = group("share_group_id");
      const host = group("group_id");
      if (invited === undefined || host === undefined) return [];
      return [{ ...share, group: host, project: undefined, invited }];
    }
    const invited = group("group_id");
    const project = projects.named(given(resource, "project"), naming, references["project"]);
    if (invited === undefined || project === undefined) return [];
    return [{ ...share, group: undefined, project, invited }];
  });
}

import { isUnknown, type Value } from "../../terraform";
import { type Role, roleOf } from "../roles";
import { given, plainText } from "./attributes";
import type { GroupTable } from "./groups";
import type { ProjectTable } from "./projects";
import type { Source } from "./source";
import type { Share } from "./types";

/** Groups and projects that another group is invited to: `gitlab_group_share_group`, `gitlab_project_share_group`. */
export function sharesIn(
  source: Source,
  groups: GroupTable,
  projects: ProjectTable,
): readonly Share[] {
  return source.resources.flatMap((resource): readonly Share[] => {
    if (resource.mode !== "managed") return [];
    const naming = source.naming(resource);
    const group = (name: string): Share["group"] =>
      groups.named(given(resource, name), naming, resource.references[name]);
    const { references } = resource;
    switch (resource.type) {
      case "gitlab_group_share_group": {
        const invited = group("share_group_id");
        const role = roleIn(given(resource, "group_access"));
        const host = group("group_id");
        if (invited === undefined || host === undefined) return [];
        return [{ ...source.place(resource), group: host, project: undefined, invited, role }];
      }
      case "gitlab_project_share_group": {
        const invited = group("group_id");
        const role = roleIn(given(resource, "group_access") ?? given(resource, "access_level"));
        const project = projects.named(given(resource, "project"), naming, references["project"]);
        if (invited === undefined || project === undefined) return [];
        return [{ ...source.place(resource), group: undefined, project, invited, role }];
      }
      default:
        return [];
    }
  });
}

function roleIn(value: Value | undefined): Role | undefined {
  return isUnknown(value) ? undefined : roleOf(plainText(value) ?? "");
}

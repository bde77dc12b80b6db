import type { Resource } from "../../terraform";
import { filterGroups } from "../ldap/filter-groups";
import { given, idText, plainText, shownText } from "./attributes";
import { givenRole } from "./given-role";
import type { GroupTable } from "./groups";
import type { ProjectTable } from "./projects";
import type { Source } from "./source";
import type { DirectoryLink, Membership } from "./types";

/** LDAP and SAML links of a stack. A link to a group that cannot be read is left out. */
export function directoryLinks(source: Source, groups: GroupTable): readonly DirectoryLink[] {
  return source.resources.flatMap((resource): readonly DirectoryLink[] => {
    if (resource.mode !== "managed") return [];
    switch (resource.type) {
      case "gitlab_group_ldap_link":
        return linkOf(
          resource,
          source,
          groups,
          given(resource, "filter") === undefined ? "cn" : "filter",
        );
      case "gitlab_group_saml_link":
        return linkOf(resource, source, groups, "saml");
      default:
        return [];
    }
  });
}

const LINK = {
  cn: { name: "cn", role: "group_access" },
  filter: { name: "filter", role: "group_access" },
  saml: { name: "saml_group_name", role: "access_level" },
} as const;

function linkOf(
  resource: Resource,
  source: Source,
  groups: GroupTable,
  by: DirectoryLink["by"],
): readonly DirectoryLink[] {
  const attributes = LINK[by];
  const group = groups.named(
    given(resource, "group"),
    source.naming(resource),
    resource.references["group"],
  );
  if (group === undefined) return [];
  const name = shownText(given(resource, attributes.name));
  return [
    {
      ...source.place(resource),
      group,
      by,
      name,
      ...(by === "filter" ? byFilter(name, resource, source) : { concerns: [name], assumed: [] }),
      server: by === "saml" ? "" : shownText(given(resource, "ldap_provider")),
      role: givenRole(resource, source, attributes.role),
    },
  ];
}

function byFilter(
  filter: string,
  { address }: Resource,
  source: Source,
): Pick<DirectoryLink, "concerns" | "assumed"> {
  const found = filterGroups(filter, (reference) => source.directoryGroups.get(reference));
  if ("groups" in found) return { concerns: found.groups, assumed: [] };
  return {
    concerns: [],
    assumed: [`whose members the filter of ${address} selects is not understood: ${found.problem}`],
  };
}

/** Users who are members directly: `gitlab_group_membership`, `gitlab_project_membership`. */
export function directMemberships(
  source: Source,
  groups: GroupTable,
  projects: ProjectTable,
): readonly Membership[] {
  return source.resources.flatMap((resource): readonly Membership[] => {
    const type = /^gitlab_(group|project)_membership$/.exec(resource.type)?.[1];
    if (type === undefined || resource.mode !== "managed") return [];
    const naming = source.naming(resource);
    const group = groups.named(
      given(resource, "group_id"),
      naming,
      resource.references["group_id"],
    );
    const named = given(resource, "project") ?? given(resource, "project_id");
    const project = projects.named(named, naming, resource.references["project"]);
    const user = idText(given(resource, "user_id"), resource.references["user_id"]);
    const role = givenRole(resource, source, "access_level");
    const ends = plainText(given(resource, "expires_at"));
    return [
      {
        ...source.place(resource),
        group,
        project,
        user,
        role,
        ...(ends === undefined ? {} : { ends }),
      },
    ];
  });
}

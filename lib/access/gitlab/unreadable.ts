import { given } from "./attributes";
import { namedBy } from "./keys";
import type { Source } from "./source";

const LINK = [["group"]];
const OF_PROJECT = [["project", "project_id"]];

/** Attributes that say where a resource counts: one of each list. */
const PLACES: Readonly<Record<string, readonly (readonly string[])[] | undefined>> = {
  gitlab_group_ldap_link: LINK,
  gitlab_group_saml_link: LINK,
  gitlab_group_membership: [["group_id"]],
  gitlab_project_membership: OF_PROJECT,
  gitlab_group_share_group: [["group_id"], ["share_group_id"]],
  gitlab_project_share_group: [...OF_PROJECT, ["group_id"]],
  gitlab_group_access_token: LINK,
  gitlab_project_access_token: OF_PROJECT,
  gitlab_deploy_key: OF_PROJECT,
  gitlab_deploy_key_enable: OF_PROJECT,
  gitlab_group_branch_protection: LINK,
  gitlab_group_protected_environment: LINK,
  gitlab_branch_protection: OF_PROJECT,
  gitlab_tag_protection: OF_PROJECT,
  gitlab_project_protected_environment: OF_PROJECT,
};

/** Resources that name no group or project where they have to: they count nowhere, and each is told. */
export function unreadableIn(source: Source): readonly string[] {
  return source.resources.flatMap((resource) => {
    const places = resource.mode === "managed" ? PLACES[resource.type] : undefined;
    const missing = places?.find((names) =>
      names.every(
        (name) =>
          namedBy(given(resource, name), source.naming(resource), resource.references[name]) ===
          undefined,
      ),
    );
    if (missing === undefined) return [];
    return [`${resource.address} counts nowhere here: its ${missing.join(" or ")} cannot be read`];
  });
}

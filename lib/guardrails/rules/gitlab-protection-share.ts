import { projectChain } from "../../access";
import { isUnknown } from "../../terraform";
import type { Input } from "../input";
import { at, blocksOf, given, inner, managed, type Placed, shownText } from "../resources";
import type { Rule } from "../rule";

export const protectionShare: Rule = {
  id: "gitlab/protection-share",
  severity: "warning",
  title: "A protected environment names a group that has no access to the project.",
  why: "GitLab silently drops a group that the project is not shared with: the plan never settles, and the environment is open to others than written (registry.terraform.io, gitlab_project_protected_environment).",
  fix: "share the project with the group (gitlab_project_share_group) and let the protection depend on the share",
  *check(input) {
    const shared = sharedGroups(input);
    const protections = new Map(
      [...managed(input, "gitlab_project_protected_environment")].map((placed) => [
        `${placed.stack.name}\n${placed.resource.address}`,
        placed,
      ]),
    );
    for (const project of input.gitlab.projects) {
      if (project.origin !== "managed") continue;
      for (const { stack, address, deploy } of project.environments) {
        const placed = protections.get(`${stack}\n${address}`);
        const outside = deploy.groups.filter(
          ({ group }) => !projectChain(input.gitlab, project).includes(group),
        );
        if (placed === undefined || outside.length === 0 || namesAny(placed, shared)) continue;
        yield at(placed, {
          message: `${outside.map(({ group }) => group.label).join(", ")} may deploy to ${project.label}, and nothing in this input shares the project with it`,
        });
      }
    }
  },
};

/** The groups that anything is shared with, as text. */
function sharedGroups(input: Input): ReadonlySet<string> {
  const shares = managed(input, "gitlab_project_share_group", "gitlab_group_share_group");
  return new Set(
    [...shares].flatMap(({ resource }) =>
      ["group_id", "share_group_id"].map((name) => shownText(given(resource, name))),
    ),
  );
}

function namesAny({ resource }: Placed, shared: ReadonlySet<string>): boolean {
  return ["deploy_access_levels", "deploy_access_levels_attribute"]
    .flatMap((list) => blocksOf(resource, list))
    .some((element) => isUnknown(element) || shared.has(shownText(inner(element, "group_id"))));
}

import { at, given, isGiven, managed } from "../resources";
import type { Rule } from "../rule";

/** What version 19 of the provider no longer has; a list of attributes, or the whole resource. */
const GONE: Readonly<Record<string, readonly string[] | "resource">> = {
  gitlab_deploy_token: "resource",
  gitlab_runner: "resource",
  gitlab_label: "resource",
  gitlab_project_mirror: "resource",
  gitlab_project_job_token_scopes: ["project_id"],
  gitlab_project_protected_environment: ["deploy_access_levels"],
  gitlab_project_share_group: ["access_level"],
  gitlab_project: ["pipelines_enabled", "restrict_user_defined_variables"],
};

export const leavingIn19: Rule = {
  id: "gitlab/leaving-in-19",
  severity: "info",
  title: "The configuration uses what version 19 of the gitlab provider no longer has.",
  why: "The upgrade stops at plan until it is replaced (gitlabhq/terraform-provider-gitlab, CHANGELOG 19.0).",
  fix: "use the successor: gitlab_project_deploy_token, gitlab_user_runner, deploy_access_levels_attribute, group_access, project",
  *check(input) {
    for (const placed of managed(input, ...Object.keys(GONE))) {
      // A plan or state also lists attributes that nobody wrote.
      if (placed.stack.kind !== "configuration") continue;
      const { type } = placed.resource;
      const gone = GONE[type] ?? [];
      if (gone === "resource")
        yield at(placed, { message: `${type} is gone in provider version 19` });
      else {
        for (const name of gone) {
          if (!isGiven(given(placed.resource, name))) continue;
          yield at(placed, {
            message: `${type}.${name} is gone in provider version 19`,
            subject: name,
          });
        }
      }
    }
  },
};

import { at, given, managed, type Placed, shownText } from "../resources";
import type { Rule } from "../rule";

export const jobTokenConflict: Rule = {
  id: "gitlab/job-token-conflict",
  severity: "error",
  title: "Two kinds of resources manage the job token allowlist of one project.",
  why: "gitlab_project_job_token_scopes owns the whole list and removes what gitlab_project_job_token_scope adds, at every other apply (registry.terraform.io, gitlab_project_job_token_scopes).",
  fix: "keep one of them for each project",
  *check(input) {
    const owners = new Map<string, Placed>();
    for (const placed of managed(input, "gitlab_project_job_token_scopes")) {
      const key = projectOf(placed);
      const before = owners.get(key);
      if (key !== "" && before !== undefined) yield conflict(placed, before);
      else owners.set(key, placed);
    }
    for (const placed of managed(input, "gitlab_project_job_token_scope")) {
      const key = projectOf(placed);
      const owner = key === "" ? undefined : owners.get(key);
      if (owner !== undefined) yield conflict(placed, owner);
    }
  },
};

function conflict(placed: Placed, owner: Placed) {
  return at(placed, {
    message: `${owner.resource.address} owns the whole allowlist of this project and fights this resource`,
  });
}

/** The project as it is named; a reference means something in its own stack alone. */
function projectOf({ stack, resource }: Placed): string {
  const project = given(resource, "project") ?? given(resource, "project_id");
  const text = shownText(project);
  return text === "" || text === "${}"
    ? ""
    : typeof project === "object"
      ? `${stack.name}\n${text}`
      : text;
}

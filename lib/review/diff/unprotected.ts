import {
  DEFAULT_BRANCH,
  type BranchRule,
  type GitlabModel,
  type GitlabProject,
} from "../../access";
import { projectKey } from "./keys";

/** A default branch that loses the rule it had. */
interface Unprotected {
  readonly project: GitlabProject;
  readonly rule: BranchRule;
}

/**
 * The default branches that a change leaves without protection. GitLab protects a new project's default branch by itself, a
 * rule of Terraform takes the place of that, and destroying it unprotects the branch (gitlabhq/terraform-provider-gitlab,
 * `gitlab_branch_protection`).
 */
function unprotectedBranches(base: GitlabModel, head: GitlabModel): readonly Unprotected[] {
  const before = new Map(base.projects.map((project) => [projectKey(project), project]));
  return head.projects.flatMap((project) => {
    const pattern = project.defaultBranch ?? DEFAULT_BRANCH;
    const rule = ruleFor(before.get(projectKey(project)), pattern);
    return rule === undefined || ruleFor(project, pattern) !== undefined ? [] : [{ project, rule }];
  });
}

function ruleFor(project: GitlabProject | undefined, pattern: string): BranchRule | undefined {
  return project?.branches.find((rule) => rule.pattern === pattern);
}

/** The newer version as it will be after a change from the older one. */
export function afterChange(base: GitlabModel, head: GitlabModel): GitlabModel {
  const unprotected = unprotectedBranches(base, head).map(({ project }) => project);
  return unprotected.length === 0 ? head : { ...head, unprotected: new Set(unprotected) };
}

/** The same in words. */
export function unprotectedNotes(base: GitlabModel, head: GitlabModel): readonly string[] {
  return unprotectedBranches(base, head).map(
    ({ project: { label }, rule: { address, pattern } }) =>
      `${address} is gone and leaves ${pattern} of ${label} unprotected: GitLab's own protection of a default branch does not come back`,
  );
}

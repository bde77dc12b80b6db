import type { ChangeKind, Diff } from "../review/diff/change";

/** Largest number that GitLab's parser takes (`tfplan.rb`: 1 to 6 digits). */
const MOST = 999_999;

/**
 * Numbers for GitLab's Terraform widget: identities that are new, whose access changed, and that are gone. The row is named
 * after the job that reports it: call that job `access changes`, or its numbers read as resources.
 */
export function diffGitlabTerraform({ changes }: Pick<Diff, "changes">): string {
  const count = (...kinds: readonly ChangeKind[]): number =>
    Math.min(changes.filter(({ kind }) => kinds.includes(kind)).length, MOST);
  const numbers = {
    create: count("added"),
    update: count("wider", "narrower", "incomparable", "unknown"),
    delete: count("removed"),
  };
  return `${JSON.stringify(numbers)}\n`;
}

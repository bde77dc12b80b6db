import { matches, type Token } from "../core";
import type { BranchRule } from "./gitlab/types";
import type { Member } from "./members";
import { lets, type Protections } from "./protections";

/** What stands between a member and the job of a path: somebody else has to agree. A sentence each. */
export function approvalsOf(
  member: Member,
  protections: Protections,
  witness: Token,
): readonly string[] {
  const ref = text(witness, "ref");
  const rules =
    text(witness, "ref_type") === "branch" && text(witness, "ref_protected") === "true"
      ? protections.branches.filter(({ covers }) => matches(covers, ref))
      : [];
  const mayPush = rules.some(({ push }) => lets(push, member));
  return [
    ...(rules.length === 0 || mayPush ? [] : byMergeRequest(ref, rules, protections)),
    ...environmentApprovals(protections, witness),
  ];
}

/** Whoever may push needs no merge request, and skips its approvals and code owners (docs.gitlab.com, user/project/codeowners). */
function byMergeRequest(
  ref: string,
  rules: readonly BranchRule[],
  { mergeApprovals, authorApproval }: Protections,
): readonly string[] {
  const ids = new Set(rules.flatMap((rule) => rule.ids ?? []));
  const self =
    authorApproval === undefined ? "" : `; the author may give one (${authorApproval.address})`;
  return [
    `a merge request: the member may not push to ${ref}`,
    ...mergeApprovals
      .filter(({ branches }) => branches === undefined || branches.some((id) => ids.has(id)))
      .map(
        ({ name, required, address }) =>
          `${people(required)} on the merge request, by the rule ${name} (${address})${self}`,
      ),
    ...rules.flatMap((rule) => codeOwners(rule)),
  ];
}

function codeOwners({ codeOwners: required, pattern, address }: BranchRule): readonly string[] {
  return required === true ? [`code owners of what changes on ${pattern} (${address})`] : [];
}

function environmentApprovals(
  { environments, triggererApproves }: Protections,
  witness: Token,
): readonly string[] {
  const self = triggererApproves === true ? "; whoever started the pipeline may give one" : "";
  return environments.flatMap(({ by, covers, pattern, approvals = 0, address }) => {
    const named = text(witness, by === "name" ? "environment" : "deployment_tier");
    if (approvals === 0 || named === "" || !matches(covers, named)) return [];
    return [`${people(approvals)} before a job of environment ${pattern} runs (${address})${self}`];
  });
}

function people(count: number): string {
  return count === 1 ? "1 approval" : `${count} approvals`;
}

function text(token: Token, claim: string): string {
  const value = token[claim];
  return typeof value === "string" ? value : "";
}

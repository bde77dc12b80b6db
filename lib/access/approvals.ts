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
    ...(rules.length === 0 || mayPush ? [] : byMergeRequest(ref, protections)),
    ...rules.flatMap((rule) => codeOwners(rule)),
    ...environmentApprovals(protections, witness),
  ];
}

function byMergeRequest(ref: string, { mergeApprovals }: Protections): readonly string[] {
  return [
    `a merge request: the member may not push to ${ref}`,
    ...mergeApprovals.map(
      ({ name, required, address }) =>
        `${people(required)} on the merge request, by the rule ${name} (${address})`,
    ),
  ];
}

function codeOwners({ codeOwners: required, pattern, address }: BranchRule): readonly string[] {
  return required === true ? [`code owners of what changes on ${pattern} (${address})`] : [];
}

function environmentApprovals({ environments }: Protections, witness: Token): readonly string[] {
  return environments.flatMap(({ by, covers, pattern, approvals = 0, address }) => {
    const named = text(witness, by === "name" ? "environment" : "deployment_tier");
    if (approvals === 0 || named === "" || !matches(covers, named)) return [];
    return [`${people(approvals)} before a job of environment ${pattern} runs (${address})`];
  });
}

function people(count: number): string {
  return count === 1 ? "1 approval" : `${count} approvals`;
}

function text(token: Token, claim: string): string {
  const value = token[claim];
  return typeof value === "string" ? value : "";
}

import { glob, exact } from "../../core";
import { isUnknown, type Resource, type Value } from "../../terraform";
import { allowedBy } from "./allowed";
import { blocksOf, given, idText, inner, isTrue, plainText, shownText } from "./attributes";
import type { GroupTable } from "./groups";
import type { Source } from "./source";
import type { BranchRule, EnvironmentRule, MergeApproval, Place, Rule, TagRule } from "./types";

/** A rule, or why it cannot be read. */
export type ReadRule<R extends Place> = { readonly rule: R } | { readonly problem: string };

const DEPLOY = ["deploy_access_levels", "deploy_access_levels_attribute"];

/** `gitlab_branch_protection`, and `gitlab_group_branch_protection` of provider 19. */
export function branchRule(
  resource: Resource,
  source: Source,
  groups: GroupTable,
): ReadRule<BranchRule> {
  const naming = source.naming(resource);
  return withPattern(resource, source, "branch", (rule) => ({
    ...rule,
    push: allowedBy(
      resource,
      { level: "push_access_level", blocks: ["allowed_to_push"] },
      naming,
      groups,
    ),
    merge: allowedBy(
      resource,
      { level: "merge_access_level", blocks: ["allowed_to_merge"] },
      naming,
      groups,
    ),
    ...(isTrue(given(resource, "code_owner_approval_required")) ? { codeOwners: true } : {}),
    ids: [
      `\${${resource.address}.branch_protection_id}`,
      ...[plainText(given(resource, "branch_protection_id")) ?? []].flat(),
    ],
  }));
}

/** `gitlab_tag_protection`. */
export function tagRule(resource: Resource, source: Source, groups: GroupTable): ReadRule<TagRule> {
  const naming = source.naming(resource);
  const create = { level: "create_access_level", blocks: ["allowed_to_create"] };
  return withPattern(resource, source, "tag", (rule) => ({
    ...rule,
    create: allowedBy(resource, create, naming, groups),
  }));
}

/** `gitlab_project_protected_environment` (by name) and `gitlab_group_protected_environment` (by tier). */
export function environmentRule(
  resource: Resource,
  source: Source,
  groups: GroupTable,
): ReadRule<EnvironmentRule> {
  const naming = source.naming(resource);
  const by = resource.type === "gitlab_group_protected_environment" ? "tier" : "name";
  return withPattern(resource, source, "environment", (rule) => ({
    ...rule,
    covers: exact(rule.pattern),
    by,
    deploy: allowedBy(resource, { blocks: DEPLOY }, naming, groups),
    ...approvalsIn(resource),
  }));
}

/**
 * Each approval rule needs its approvals, one where it says no number. What is not known before apply may be none. The sum
 * counts: a person gives one approval only, whatever rules they belong to (docs.gitlab.com, ci/environments/deployment_approvals).
 */
function approvalsIn(resource: Resource): Pick<EnvironmentRule, "approvals"> {
  const rules = blocksOf(resource, "approval_rules");
  if (rules.length === 0) return {};
  const counts = rules.map((rule) => {
    const required = inner(rule, "required_approvals");
    if (isUnknown(rule) || isUnknown(required)) return 0;
    return Number(plainText(required) ?? 1);
  });
  return { approvals: counts.reduce((sum, n) => sum + (Number.isInteger(n) ? n : 1), 0) };
}

/**
 * `gitlab_project_approval_rule`: approvals that merge requests need. One by a report is needed only where the report gives reason,
 * and how many are needed may be none where it is not known before apply.
 */
export function mergeApproval(
  resource: Resource,
  source: Source,
): { readonly rule: MergeApproval } {
  const byReport = plainText(given(resource, "rule_type")) === "report_approver";
  const required = byReport ? 0 : Number(plainText(given(resource, "approvals_required")) ?? 0);
  const branches = branchesOf(resource);
  return {
    rule: {
      ...source.place(resource),
      name: shownText(given(resource, "name")),
      required: Number.isInteger(required) ? required : 0,
      ...(branches === undefined ? {} : { branches }),
    },
  };
}

function branchesOf(resource: Resource): readonly string[] | undefined {
  const ids = given(resource, "protected_branch_ids");
  if (ids === undefined || isTrue(given(resource, "applies_to_all_protected_branches")))
    return undefined;
  const listed = Array.isArray(ids) ? (ids as readonly Value[]) : [];
  return listed.length === 0 && Array.isArray(ids) ? undefined : listed.map((id) => idText(id));
}

/** `gitlab_project_level_mr_approvals`, where it lets authors approve their own merge requests, or may. */
export function authorApproval(
  resource: Resource,
  source: Source,
): { readonly rule: Place & { readonly allowed: boolean } } {
  const value = given(resource, "merge_requests_author_approval");
  return { rule: { ...source.place(resource), allowed: isTrue(value) || isUnknown(value) } };
}

/** GitLab knows `*` alone as a wildcard, in names of branches and tags (`lib/ref_matcher.rb`). */
export function patternLanguage(pattern: string): Rule["covers"] {
  return glob(pattern, { question: false });
}

function withPattern<R extends Rule>(
  resource: Resource,
  source: Source,
  attribute: string,
  make: (rule: Rule) => R,
): ReadRule<R> {
  const pattern = plainText(given(resource, attribute));
  if (pattern === undefined) {
    return {
      problem: `${resource.address} protects nothing here: its ${attribute} is not known before apply`,
    };
  }
  return { rule: make({ ...source.place(resource), pattern, covers: patternLanguage(pattern) }) };
}

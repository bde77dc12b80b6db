import type { GroupRule, Rule as Protection } from "../../access";
import type { Violation } from "../finding";
import type { Rule } from "../rule";

export const doubleProtection: Rule = {
  id: "gitlab/double-protection",
  severity: "error",
  title: "Two resources protect the same branch, tag or environment.",
  why: "GitLab has one rule for a name: each apply overwrites what the other resource wrote, so who may push depends on the order (registry.terraform.io, gitlab_branch_protection).",
  fix: "keep one resource for each name",
  *check({ gitlab }) {
    for (const { label, branches, tags, environments } of gitlab.projects) {
      yield* doubles("branch", label, branches);
      yield* doubles("tag", label, tags);
      yield* doubles("environment", label, environments);
    }
    yield* ofGroups("branch", gitlab.groupBranches);
    yield* ofGroups("environment tier", gitlab.groupEnvironments);
  },
};

function* ofGroups(kind: string, rules: readonly GroupRule<Protection>[]): Iterable<Violation> {
  for (const group of new Set(rules.map((r) => r.group))) {
    const own = rules.filter((r) => r.group === group).map((r) => r.rule);
    yield* doubles(kind, group.label, own);
  }
}

function* doubles(kind: string, label: string, rules: readonly Protection[]): Iterable<Violation> {
  const first = new Map<string, Protection>();
  for (const rule of rules) {
    const before = first.get(rule.pattern);
    if (before === undefined) first.set(rule.pattern, rule);
    else if (blockOf(before) !== blockOf(rule)) {
      yield {
        stack: rule.stack,
        address: rule.address,
        message: `${kind} ${JSON.stringify(rule.pattern)} of ${label} is protected by ${before.address} already`,
        given: rule.pattern,
      };
    }
  }
}

/** Instances of one block stand for several projects, even where a plan does not tell which. */
function blockOf({ stack, address }: Protection): string {
  return `${stack}\n${address.replace(/\[[^\]]*\]$/, "")}`;
}

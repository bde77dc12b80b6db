import { identityNames, openRules } from "../open-rules";
import type { Rule } from "../rule";
import { listed } from "../words";

export const wideProtection: Rule = {
  id: "gitlab/wide-protection",
  severity: "warning",
  title: "A protection with a wildcard makes refs of developers count as protected.",
  why: "ref_protected says only that some rule matches: under a rule like feature/* with push for developers, every developer has protected branches, and with them the identity (gitlabhq, app/models/project.rb, protected_for).",
  fix: "let maintainers push what the rule covers, or narrow the pattern to refs that are reviewed",
  *check(input) {
    for (const { project, kind, rule, grants } of openRules(input, true)) {
      yield {
        stack: rule.stack,
        address: rule.address,
        message: `developers ${kind === "tag" ? "create tags" : "push branches"} ${JSON.stringify(rule.pattern)} of ${project.label}, which count as protected, and become ${listed(identityNames(grants))}`,
        given: rule.pattern,
      };
    }
  },
};

import { identityNames, openRules } from "../open-rules";
import type { Rule } from "../rule";
import { listed } from "../words";

export const developerPush: Rule = {
  id: "gitlab/developer-push",
  severity: "warning",
  title: "Developers may push a ref that an identity trusts, without review.",
  why: "Whoever pushes the ref writes .gitlab-ci.yml and holds the identity: the protection keeps nobody of the project out (docs.gitlab.com, user/project/repository/branches/protected).",
  fix: 'let nobody push ("no one") and maintainers merge, or let maintainers push',
  *check(input) {
    for (const { project, kind, rule, grants } of openRules(input, false)) {
      yield {
        stack: rule.stack,
        address: rule.address,
        message: `developers ${kind === "tag" ? "create tag" : "push branch"} ${JSON.stringify(rule.pattern)} of ${project.label} and become ${listed(identityNames(grants))}`,
        given: rule.pattern,
      };
    }
  },
};

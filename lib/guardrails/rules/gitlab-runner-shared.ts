import { at, given, managed } from "../resources";
import type { Rule } from "../rule";
import { listed } from "../words";

export const runnerShared: Rule = {
  id: "gitlab/runner-shared",
  severity: "info",
  title: "A runner takes jobs of unprotected refs, or jobs without tags.",
  why: "A job of any branch runs on the machine that also runs releases: what it leaves behind can read the ID tokens of later jobs, unless each job gets a fresh machine (docs.gitlab.com, ci/runners/configure_runners, protected runners).",
  fix: "keep a runner of its own for protected refs: access_level ref_protected, untagged false, and a tag that releases name",
  *check(input) {
    for (const placed of managed(input, "gitlab_user_runner")) {
      const { resource } = placed;
      const takes = [
        ...(given(resource, "access_level") === "not_protected"
          ? ["jobs of unprotected refs"]
          : []),
        ...(given(resource, "untagged") === true ? ["jobs without tags"] : []),
      ];
      if (takes.length === 0) continue;
      yield at(placed, { message: `the runner takes ${listed(takes)}` });
    }
  },
};

import { constraintOf, exactValues, matches } from "../../core";
import type { Rule } from "../rule";
import { atIdentity, liveGrants, onePerIdentity } from "../trusts";

export const environmentProtectedOnFree: Rule = {
  id: "trust/environment-protected-on-free",
  severity: "error",
  title: "The trust requires a protected environment of a GitLab that has none.",
  why: "Protected environments need Premium. Free mints environment_protected with the constant false, so no job ever gets in (gitlabhq, lib/gitlab/ci/jwt_v2.rb; docs.gitlab.com, ci/environments/protected_environments).",
  fix: "require ref_protected in its place, or declare the tier that the instance really has",
  check: (input) =>
    onePerIdentity(liveGrants(input), ({ identity, grant }) => {
      const { tier, url } = input.declared.issuer;
      const { values, absent } = constraintOf(grant, "environment_protected");
      if (tier !== "free" || absent || exactValues(values)?.join() !== "true") return undefined;
      if (!matches(constraintOf(grant, "iss").values, url)) return undefined;
      return atIdentity(identity, {
        message: `${identity.name} requires environment_protected "true", and ${url} is declared as free: its tokens always say "false"`,
      });
    }),
};

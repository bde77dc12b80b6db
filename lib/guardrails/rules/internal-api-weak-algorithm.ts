import { ALGORITHMS_PLACE, apiPolicies, inPolicy, problemsAt } from "../internal-api-policies";
import type { Rule } from "../rule";

export const weakAlgorithm: Rule = {
  id: "internal-api/weak-algorithm",
  severity: "error",
  title:
    "The policy of an internal API lists a signature algorithm that proves nothing, or not GitLab's.",
  why: "With none or a shared secret (HS256) anybody who can reach the service, or who knows the public key, mints tokens (RFC 8725, sections 2.1 and 3.1). GitLab signs with RS256 (docs.gitlab.com, ci/secrets/id_token_authentication): without it no token is ever taken.",
  fix: 'write algorithms: ["RS256"]',
  *check(input) {
    for (const placed of apiPolicies(input)) {
      for (const problem of problemsAt(placed, (m) => ALGORITHMS_PLACE.test(m))) {
        yield inPolicy(placed, { message: `the policy's ${problem}`, subject: problem });
      }
      const { algorithms } = placed.policy;
      if (algorithms.length === 0 || algorithms.includes("RS256")) continue;
      yield inPolicy(placed, {
        message: `the policy lists ${algorithms.join(", ")}, and GitLab signs with RS256: no token is ever taken`,
        given: algorithms.join(", "),
        allowed: "RS256",
        subject: "RS256",
      });
    }
  },
};

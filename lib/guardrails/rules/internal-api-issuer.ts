import { apiPolicies, inPolicy, ISSUER_PLACE, problemsAt } from "../internal-api-policies";
import type { Rule } from "../rule";

export const apiIssuer: Rule = {
  id: "internal-api/issuer",
  severity: "error",
  title: "The issuer of an internal API's policy is none that GitLab can be.",
  why: "iss is compared byte for byte, and the signing keys are fetched from there: a slash at the end matches no token, and over plain http whoever sits on the way gives the keys (OpenID Connect Discovery 1.0, sections 4 and 7.1).",
  fix: "write the iss of a real token: https, host and path, no slash at the end",
  *check(input) {
    for (const placed of apiPolicies(input)) {
      const { issuer } = placed.policy;
      const given = issuer === undefined ? {} : { given: issuer };
      const problems = problemsAt(placed, (m) => ISSUER_PLACE.test(m));
      const isLoopback = problems.length === 0 && issuer?.startsWith("http:") === true;
      for (const problem of isLoopback ? ["issuer is not https"] : problems) {
        yield inPolicy(placed, {
          ...given,
          message: `the policy's ${problem}`,
          allowed: "https://gitlab.example.com",
          subject: problem,
        });
      }
    }
  },
};

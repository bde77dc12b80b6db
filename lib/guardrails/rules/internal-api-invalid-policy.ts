import {
  ALGORITHMS_PLACE,
  apiPolicies,
  inPolicy,
  ISSUER_PLACE,
  problemsAt,
} from "../internal-api-policies";
import type { Rule } from "../rule";

export const invalidPolicy: Rule = {
  id: "internal-api/invalid-policy",
  severity: "error",
  title: "The policy of an internal API has something that the format does not know.",
  why: "The verifier refuses such a policy as a whole, so the service does not start: a field or a claim that is misspelt would otherwise be a condition that nobody checks (lib/relying-parties/internal-api/policy.ts has the format).",
  fix: "write the file with the InternalApi construct, or mend this place",
  *check(input) {
    for (const placed of apiPolicies(input)) {
      const others = (message: string): boolean =>
        !ALGORITHMS_PLACE.test(message) && !ISSUER_PLACE.test(message);
      for (const problem of problemsAt(placed, others)) {
        yield inPolicy(placed, { message: `in the policy ${problem}`, subject: problem });
      }
    }
  },
};

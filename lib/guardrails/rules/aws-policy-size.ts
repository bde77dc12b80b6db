import { isUnknown, type Value } from "../../terraform";
import { awsTrusts, inTrust } from "../aws-trusts";
import type { Rule } from "../rule";

const [LIMIT, QUOTA] = [2048, 4096];

export const policySize: Rule = {
  id: "aws/policy-size",
  severity: "error",
  title: "The trust policy is longer than AWS allows.",
  why: "A trust policy has 2,048 characters, white space not counted; the account's quota can be raised to 4,096. A longer one fails at apply. A warning up to the raised quota (docs.aws.amazon.com, IAM reference_iam-quotas).",
  fix: "split the trust over several roles, or use a pattern closed by a separator",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      const size = sizeOf(trust.document.policy);
      if (size <= LIMIT) continue;
      const fails = size > QUOTA;
      yield inTrust(trust, {
        severity: fails ? "error" : "warning",
        message: fails
          ? `the trust policy has ${size} characters, more than any account can have`
          : `the trust policy has ${size} characters, which needs an account whose quota was raised`,
        given: `${size} characters`,
        allowed: `${LIMIT}, by quota ${QUOTA}`,
      });
    }
  },
};

/** Characters without white space; what is not known counts as nothing. */
function sizeOf(policy: Value): number {
  if (isUnknown(policy)) return 0;
  return JSON.stringify(policy, (_, value: Value) =>
    isUnknown(value) ? value.parts.filter((part) => typeof part === "string").join("") : value,
  ).length;
}

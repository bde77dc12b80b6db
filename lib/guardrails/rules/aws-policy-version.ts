import { attribute, isMap, isUnknown, type Value } from "../../terraform";
import { awsTrusts, inTrust } from "../aws-trusts";
import type { Rule } from "../rule";

const VERSIONS = ["2012-10-17", "2008-10-17"];

export const policyVersion: Rule = {
  id: "aws/policy-version",
  severity: "error",
  title:
    "The trust policy has a version that AWS does not know, or an old one with policy variables.",
  why: "Only 2012-10-17 has policy variables; in an older or unversioned policy ${aws:...} is plain text that no request equals. A warning there, an error for a version that does not exist (docs.aws.amazon.com, IAM reference_policies_elements_version).",
  fix: 'write "Version": "2012-10-17"',
  *check(input) {
    for (const trust of awsTrusts(input)) {
      const { policy } = trust.document;
      if (!isMap(policy)) continue;
      const version = attribute(policy, "Version");
      if (version === "2012-10-17" || isUnknown(version)) continue;
      if (version !== undefined && !VERSIONS.some((known) => known === version)) {
        yield inTrust(trust, {
          message: `the trust policy has Version ${JSON.stringify(version)}, which AWS does not know`,
          given: JSON.stringify(version),
          allowed: "2012-10-17",
        });
      } else if (hasVariable(attribute(policy, "Statement"))) {
        yield inTrust(trust, {
          severity: "warning",
          message: `the trust policy uses policy variables, which ${version === undefined ? "a policy without Version" : "Version 2008-10-17"} takes for plain text`,
          given: version === undefined ? "no Version" : "2008-10-17",
          allowed: "2012-10-17",
        });
      }
    }
  },
};

function hasVariable(value: Value | undefined): boolean {
  if (typeof value === "string") return /\$\{[A-Za-z*?$]/.test(value);
  if (isUnknown(value)) return value.parts.some((p) => typeof p === "string" && hasVariable(p));
  if (Array.isArray(value)) return (value as readonly Value[]).some(hasVariable);
  return isMap(value) && Object.values(value).some(hasVariable);
}

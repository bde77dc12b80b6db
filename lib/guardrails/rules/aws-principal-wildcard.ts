import { awsTrusts, inTrust } from "../aws-trusts";
import type { Rule } from "../rule";

export const principalWildcard: Rule = {
  id: "aws/principal-wildcard",
  severity: "error",
  title: "The trust policy names everybody as principal.",
  why: "A principal * is every account and every issuer of AWS; NotPrincipal with Allow is everybody but a few. A warning where conditions still narrow it (docs.aws.amazon.com, IAM reference_policies_elements_principal).",
  fix: "name the ARN of the one OIDC provider as Federated principal",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      for (const { effect, principals, conditions, place } of trust.policy.statements) {
        const isWide = principals.negated || principals.members.some((m) => m.kind === "anyone");
        if (effect !== "Allow" || !isWide) continue;
        const narrowed = conditions.length > 0;
        yield inTrust(trust, {
          severity: narrowed ? "warning" : "error",
          message: `${place} allows ${principals.negated ? "everybody but the named principals" : "every principal of AWS"}${narrowed ? ", held back by its conditions alone" : " without any condition"}`,
          subject: place,
        });
      }
    }
  },
};

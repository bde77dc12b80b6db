import { type AwsTrust, awsTrusts, inTrust } from "../aws-trusts";
import { accountOf, namesItself } from "../role-arn";
import type { Rule } from "../rule";
import { listed } from "../words";

export const otherPrincipals: Rule = {
  id: "aws/other-principals",
  severity: "warning",
  title: "Others than GitLab's jobs may become the same role.",
  why: "Branch protection and reviews guard one way into the role; an account, a service or another issuer beside it is a second way that no GitLab setting closes. A warning for another AWS account, else info (docs.aws.amazon.com, IAM reference_policies_elements_principal).",
  fix: "give people and services a role of their own",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      const others = othersOf(trust);
      const home = homesOf(trust);
      if (others.length === 0) continue;
      const isForeign = others.some((other) => {
        const account = accountOf(other);
        return account !== undefined && home.size > 0 && !home.has(account);
      });
      yield inTrust(trust, {
        severity: isForeign ? "warning" : "info",
        message: `beside GitLab's jobs ${listed(others)} may become this role`,
        given: others.join(", "),
      });
    }
  },
};

function othersOf({ policy, role }: AwsTrust): readonly string[] {
  const others = policy.statements
    .filter(({ effect, principals }) => effect === "Allow" && !principals.negated)
    .flatMap(({ principals }) => principals.members)
    .flatMap((m) => (m.kind === "elsewhere" ? [m.text] : []))
    .filter((text) => role === undefined || !namesItself(text, role))
    .map((text) => text.shown);
  return [...new Set(others)];
}

/** The accounts of the OIDC providers: those of the role. */
function homesOf({ policy }: AwsTrust): ReadonlySet<string> {
  const members = policy.statements.flatMap(({ principals }) => principals.members);
  return new Set(
    members.flatMap((m) => (m.kind === "provider" && m.account !== "" ? [m.account] : [])),
  );
}

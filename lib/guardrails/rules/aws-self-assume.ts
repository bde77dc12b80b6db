import { type AwsTrust, awsTrusts, inTrust } from "../aws-trusts";
import { namesItself } from "../role-arn";
import type { Rule } from "../rule";

export const selfAssume: Rule = {
  id: "aws/self-assume",
  severity: "warning",
  title: "A role that jobs become may assume itself.",
  why: "A session that renews itself outlives the job, its token and the session length: one leaked credential lasts until somebody edits the role (docs.aws.amazon.com, IAM id_roles_terms-and-concepts, role chaining).",
  fix: "take the role's own ARN out of its trust policy",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      const place = selfTrust(trust);
      if (place === undefined) continue;
      yield inTrust(trust, {
        message: `${place} lets the role assume itself: a session can be renewed for ever`,
      });
    }
  },
};

function selfTrust({ policy, role }: AwsTrust): string | undefined {
  if (role === undefined) return undefined;
  return policy.statements.find(
    ({ effect, principals }) =>
      effect === "Allow" &&
      !principals.negated &&
      principals.members.some((m) => m.kind === "elsewhere" && namesItself(m.text, role)),
  )?.place;
}

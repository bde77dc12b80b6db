import type { Identity } from "../../access";
import { type PermissionRead, policiesOfRole } from "../../relying-parties/aws";
import { find, isMap, isUnknown, type Stack, type Value } from "../../terraform";
import type { Violation } from "../finding";
import { resolvedStack } from "../resources";
import type { Rule } from "../rule";
import { atIdentity } from "../trusts";
import { listed } from "../words";

const POLICY_TYPES = [
  "aws_iam_role",
  "aws_iam_role_policy",
  "aws_iam_policy",
  "aws_iam_policy_document",
];
const WHOLE_SERVICE = /^[a-z0-9-]+:\*$/i;

export const wildcardPermissions: Rule = {
  id: "aws/wildcard-permissions",
  severity: "warning",
  title: "A role that jobs become may do everything a service offers.",
  why: "service:* holds deletion, policies and every action that AWS adds later. A warning where every resource is meant, info where resources are named or a condition narrows it (docs.aws.amazon.com, IAM best-practices, least privilege).",
  fix: "list the actions that the job needs, on the resources that it needs",
  *check(input) {
    for (const stack of input.stacks) {
      if (!mayHaveWildcards(stack)) continue;
      for (const identity of input.identities) {
        if (identity.relyingParty === "aws" && identity.stack === stack.name) {
          yield* violations(identity, resolvedStack(stack));
        }
      }
    }
  },
};

/** Reading the policies of every role takes time: most stacks hold no wildcard of this kind at all. */
function mayHaveWildcards(stack: Stack): boolean {
  const whole = resolvedStack(stack);
  return POLICY_TYPES.some((type) => find(whole, type).some((r) => holdsWildcard(r.values)));
}

function holdsWildcard(value: Value): boolean {
  if (typeof value === "string") return /(?:^|")[a-z0-9-]+:\*(?:"|$)/i.test(value);
  if (isUnknown(value)) return value.parts.some((p) => typeof p === "string" && holdsWildcard(p));
  if (Array.isArray(value)) return (value as readonly Value[]).some(holdsWildcard);
  return isMap(value) && Object.values(value).some(holdsWildcard);
}

function* violations(identity: Identity, stack: Stack): Iterable<Violation> {
  for (const policy of policiesOfRole(stack, identity.address)) {
    if (policy.administrator === true) continue;
    const wide = (policy.statements ?? []).filter((s) => wholeServices(s).length > 0);
    if (wide.length === 0) continue;
    const unbounded = wide.filter(isEverywhere);
    const everywhere = unbounded.length > 0;
    const actions = [...new Set((everywhere ? unbounded : wide).flatMap(wholeServices))];
    yield atIdentity(identity, {
      severity: everywhere ? "warning" : "info",
      message: `jobs that become ${identity.name} may do ${listed(actions)} ${everywhere ? "on every resource" : "on the resources it names"} by ${policy.address}`,
      given: actions.join(", "),
      subject: policy.address,
    });
  }
}

function wholeServices({ effect, actions }: PermissionRead): readonly string[] {
  if (effect !== "Allow" || actions.negated) return [];
  return actions.members.map((m) => m.shown).filter((action) => WHOLE_SERVICE.test(action));
}

function isEverywhere({ resources, conditional }: PermissionRead): boolean {
  return !conditional && !resources.negated && resources.members.some((m) => m.shown === "*");
}

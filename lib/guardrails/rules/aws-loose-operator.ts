import { awsTrusts, inTrust } from "../aws-trusts";
import type { Rule } from "../rule";

type Trust = Parameters<typeof inTrust>[0];
type Condition = Trust["policy"]["statements"][number]["conditions"][number];

export const looseOperator: Rule = {
  id: "aws/loose-operator",
  severity: "warning",
  title: "A condition on sub or aud that a missing or unexpected value satisfies.",
  why: "ForAllValues and ...IfExists are true where the key is missing or misspelled, and a negated operator is true for everything but its value. What they let in is judged by the trust rules; the form alone invites mistakes (docs.aws.amazon.com, IAM reference_policies_condition-single-vs-multi-valued-context-keys).",
  fix: "use StringEquals, or StringLike where a wildcard is meant",
  *check(input) {
    for (const trust of awsTrusts(input)) {
      for (const { effect, conditions } of trust.policy.statements) {
        if (effect !== "Allow") continue;
        for (const condition of conditions) {
          const problem = problemOf(condition, conditions);
          if (problem === undefined) continue;
          yield inTrust(trust, {
            message: `${condition.place} ${problem}`,
            given: condition.operator,
            allowed: "StringEquals, StringLike",
            subject: condition.place,
          });
        }
      }
    }
  },
};

function problemOf(condition: Condition, all: readonly Condition[]): string | undefined {
  const { key, use } = condition;
  if (use === undefined || !/:(?:sub|aud)$/i.test(key.shown)) return undefined;
  if (use.qualifier === "ForAllValues") return "is met where the token lacks the claim";
  const isFirm = all.some((other) => other !== condition && isFirmOn(other, key.shown));
  if (use.ifExists && !isFirm) return "is met where the token lacks the claim";
  const { operator } = use;
  if (operator.kind === "string" && operator.negated && !isFirm) {
    return "is met by everything but the values that it names";
  }
  return undefined;
}

/** Whether a condition demands a value of the key. */
function isFirmOn({ key, use }: Condition, name: string): boolean {
  return (
    key.shown.toLowerCase() === name.toLowerCase() &&
    use?.qualifier === "none" &&
    !use.ifExists &&
    use.operator.kind === "string" &&
    !use.operator.negated
  );
}

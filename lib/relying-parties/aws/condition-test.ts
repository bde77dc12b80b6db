import type { Condition } from "./conditions";
import type { OperatorUse } from "./operators";
import { type KeyValue, keyValue, type Request } from "./request";
import { sessionVerdict } from "./session-name";
import { any, known, matcher, not, type Text, type Verdict } from "../text";

/** What a condition's key stands for. */
export type Key =
  | { readonly kind: "claim"; readonly prefix: string; readonly claim: string }
  /** `sts:RoleSessionName`: chosen by the job, so a condition on it holds back nobody. */
  | { readonly kind: "session" }
  /** Another key of the request that no token tells. */
  | { readonly kind: "global" }
  /** Terraform fills in the issuer; the claim is known. */
  | { readonly kind: "late"; readonly claim: string }
  | { readonly kind: "unknown" };

/** Key names are not case-sensitive; the claim is what follows the last colon. */
export function keyOf(key: Text): Key {
  const whole = known(key)?.toLowerCase();
  if (whole === undefined) {
    const claim = /:([^:]+)$/.exec(key.pieces[key.pieces.length - 1] ?? "")?.[1];
    return claim === undefined ? { kind: "unknown" } : { kind: "late", claim: claim.toLowerCase() };
  }
  if (whole === "sts:rolesessionname") return { kind: "session" };
  if (/^(aws|sts):/.test(whole)) return { kind: "global" };
  const colon = whole.lastIndexOf(":");
  return {
    kind: "claim",
    prefix: whole.slice(0, Math.max(0, colon)),
    claim: whole.slice(colon + 1),
  };
}

/** Decides one condition on a request. */
export type ConditionTest = (request: Request) => Verdict;

/**
 * Makes the test of a condition.
 * @param effect a job chooses its session name to meet an Allow and to escape a Deny
 */
export function conditionTest(
  condition: Condition,
  effect: "Allow" | "Deny" | "unknown",
): ConditionTest {
  const { use, values } = condition;
  if (use === undefined) return () => null;
  const test = valueTest(use, values);
  const key = keyOf(condition.key);
  switch (key.kind) {
    case "claim":
      return (request) => test(keyValue(request, key.prefix, key.claim));
    case "late":
      return (request) => {
        const right = test(keyValue(request, request.prefix, key.claim));
        return right === test({ kind: "absent", because: "not-a-key" }) ? right : null;
      };
    case "session": {
      const verdict =
        use.operator.kind === "null"
          ? presence(values, "false")
          : sessionVerdict(use, values, effect);
      return () => verdict;
    }
    default:
      return () => null;
  }
}

function valueTest(use: OperatorUse, values: readonly Text[]): (value: KeyValue) => Verdict {
  const { operator } = use;
  if (operator.kind === "null") {
    const [whenAbsent, whenPresent] = [presence(values, "true"), presence(values, "false")];
    return (value) => (value.kind === "absent" ? whenAbsent : whenPresent);
  }
  const absent = whenAbsent(use);
  if (operator.kind === "other") return (value) => (value.kind === "absent" ? absent : null);
  const matchers = values.map((value) => matcher(value, operator.comparison));
  const { negated } = operator;
  return (value) => {
    if (value.kind === "absent") return absent;
    if (value.kind === "undecided") return null;
    let hit: Verdict = false;
    for (const match of matchers) {
      const verdict = match(value.text);
      if (verdict === true) return !negated;
      if (verdict === null) hit = null;
    }
    return negated ? not(hit) : hit;
  };
}

/** The missing-key rules (docs.aws.amazon.com, IAM condition operators): negated operators and ForAllValues are met by nothing. */
export function whenAbsent({ ifExists, qualifier, operator }: OperatorUse): boolean {
  if (ifExists || qualifier === "ForAllValues") return true;
  if (qualifier === "ForAnyValue" || operator.kind === "null") return false;
  return operator.negated;
}

/** What a presence test with these values says of a key that is absent (`"true"`) or there (`"false"`). */
export function presence(values: readonly Text[], wanted: "true" | "false"): Verdict {
  return any(
    values.map((value): Verdict => {
      const text = known(value)?.toLowerCase();
      return text === "true" || text === "false" ? text === wanted : null;
    }),
  );
}

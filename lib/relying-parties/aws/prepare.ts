import { isUnknown } from "../../terraform";
import type { NotUnderstood, Reason } from "../trust-document";
import { type ConditionTest, conditionTest } from "./condition-test";
import type { Condition } from "./conditions";
import type { AwsDocument } from "./document";
import { parsePolicy } from "./policy";
import { type PrincipalTest, principalTest } from "./principal-test";
import { concernsWebIdentity, type Statement } from "./statement";
import { alternatives, type Verdict } from "../text";

/** A statement made ready for many decisions. */
export interface PreparedStatement {
  readonly statement: Statement;
  /** Whether it is about web identity at all. */
  readonly concerns: Verdict;
  readonly principal: PrincipalTest;
  readonly conditions: readonly { readonly condition: Condition; readonly test: ConditionTest }[];
  /** What cannot be decided about it, whatever the token. */
  readonly undecided: readonly Reason[];
}

/** A trust document made ready for many decisions. */
export interface Prepared {
  readonly document: AwsDocument;
  /** Statements that may be about web identity. */
  readonly statements: readonly PreparedStatement[];
  /** Why the document may say more than `statements`. */
  readonly gaps: readonly NotUnderstood[];
  /** Everything AWS would refuse or this package does not know, each with its place. */
  readonly problems: readonly string[];
}

/** Does what does not depend on a token once. */
export function prepare(document: AwsDocument): Prepared {
  const policy = parsePolicy(document.policy);
  const statements = policy.statements
    .map((statement) => prepareStatement(statement, document))
    .filter(({ concerns }) => concerns !== false);
  return {
    document,
    statements,
    gaps:
      isUnknown(document.policy) && document.gaps.length > 0
        ? document.gaps
        : [...document.gaps, ...policy.incomplete],
    problems: policy.problems,
  };
}

function prepareStatement(statement: Statement, document: AwsDocument): PreparedStatement {
  const concerns = concernsWebIdentity(statement);
  const { actions, conditions, effect, unclear } = statement;
  const late = actions.members.some((action) => action.cause === "unknown-value");
  const undecided: Reason[] = unclear.map(({ code, message }) => ({
    code,
    claim: "",
    expected: message,
    received: "",
  }));
  if (concerns === null && actions.members.length > 0) {
    const expected = `${statement.place}.Action ${alternatives(actions.members)}`;
    undecided.push({
      code: late ? "unknown-value" : "not-understood",
      claim: "",
      expected,
      received: "",
    });
  }
  return {
    statement,
    concerns,
    principal: principalTest(statement, document),
    conditions: conditions.map((condition) => ({
      condition,
      test: conditionTest(condition, effect),
    })),
    undecided,
  };
}

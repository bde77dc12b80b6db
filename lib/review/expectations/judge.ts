import type { Identity } from "../../access";
import type { Input } from "../../guardrails/input";
import type { Expectation, ExpectationResult } from "./expectation";
import { judgeJob } from "./judge-job";
import { judgeGroup, judgeOnly } from "./judge-people";
import { namedIdentity } from "./named-identity";

/** Whether the input is as it must be: one result for each expectation, in order. What the input does not tell never passes. */
export function judgeExpectations(
  input: Input,
  expectations: readonly Expectation[],
): readonly ExpectationResult[] {
  return expectations.map((expectation) => {
    const { name } = expectation;
    const found = namedIdentity(input.identities, expectation.identity);
    if ("problem" in found) return { name, passed: false, message: found.problem };
    return { name, ...judged(expectation, found.identity, input) };
  });
}

function judged(
  expectation: Expectation,
  identity: Identity,
  input: Input,
): Omit<ExpectationResult, "name"> {
  switch (expectation.kind) {
    case "job":
      return judgeJob(expectation, identity, input);
    case "group":
      return judgeGroup(expectation, identity, input);
    case "only":
      return judgeOnly(expectation, identity, input);
  }
}

import { attribute, embeddedJson, type Value } from "../../terraform";
import { at, blocksOf, given, managed, type Placed } from "../resources";
import type { Rule } from "../rule";

const HOLDS = {
  aws_iam_role: ["assume_role_policy"],
  aws_iam_role_policy: ["policy"],
  aws_iam_policy: ["policy"],
} as const;

export const duplicateKeys: Rule = {
  id: "aws/duplicate-keys",
  severity: "error",
  title: "A policy names a key twice in one object.",
  why: "One of the two values is dropped silently, and readers do not agree which: a second StringEquals took the sub condition away (RFC 8259, section 4; alphagov/govuk-infrastructure pull request 879).",
  fix: "write each key once, with its values as a list",
  *check(input) {
    for (const [type, names] of Object.entries(HOLDS)) {
      for (const placed of managed(input, type)) {
        for (const [place, value] of policiesIn(placed, names)) {
          const read = embeddedJson(value, place);
          if (!("problem" in read) || !read.problem.includes("given twice")) continue;
          yield at(placed, { message: sentenceOf(read.problem), subject: place });
        }
      }
    }
  },
};

function* policiesIn(
  { resource }: Placed,
  names: readonly string[],
): Iterable<readonly [string, Value]> {
  for (const name of names) {
    const value = given(resource, name);
    if (value !== undefined) yield [`${resource.address}.${name}`, value];
  }
  for (const [index, block] of blocksOf(resource, "inline_policy").entries()) {
    const value = attribute(block, "policy");
    if (value !== undefined && value !== null) {
      yield [`${resource.address}.inline_policy[${index}].policy`, value];
    }
  }
}

function sentenceOf(problem: string): string {
  return problem.split("\n")[0] ?? problem;
}

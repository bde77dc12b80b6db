import { attribute, embeddedJson, type Value } from "../../terraform";
import { awsTrusts } from "../aws-trusts";
import type { Input } from "../input";
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
    const whole = readTrusts(input);
    for (const [type, names] of Object.entries(HOLDS)) {
      for (const placed of managed(input, type)) {
        for (const [place, value] of policiesIn(placed, names)) {
          if (whole.has(`${placed.stack.name}\n${place}`)) continue;
          const read = embeddedJson(value, place);
          if (!("problem" in read) || !read.problem.includes("given twice")) continue;
          yield at(placed, { message: sentenceOf(read.problem), subject: place });
        }
      }
    }
  },
};

/** Trust policies that were read as a whole already: nothing is twice in them. */
function readTrusts(input: Input): ReadonlySet<string> {
  const whole = [...awsTrusts(input)].filter(({ document }) => document.gaps.length === 0);
  return new Set(
    whole.map(({ stack, document }) => `${stack}\n${document.identity}.assume_role_policy`),
  );
}

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

/** The problem with its place; what to do about it is the rule's to say. */
function sentenceOf(problem: string): string {
  return problem.replace(/; fix: .*; at /s, ", at ");
}

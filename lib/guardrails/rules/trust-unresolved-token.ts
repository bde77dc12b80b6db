import { isUnknown, type Resource, type Value } from "../../terraform";
import { given, managed, at } from "../resources";
import type { Rule } from "../rule";

/** Attributes that hold trust documents. */
const HOLDS = { aws_iam_role: "assume_role_policy" } as const;
/** cdktf's marks of a text or a list, and the range of its number tokens (cdktf, lib/tokens/private/encoding.ts). */
const MARK = /[$#]?\{?TfToken\[[^\]]*\]\}?|-1\.888154589\d*e\+289/;

export const unresolvedToken: Rule = {
  id: "trust/unresolved-token",
  severity: "error",
  title: "A placeholder of the framework was left in a trust document.",
  why: "A cdktf token that was compared, split or put into a pattern is not resolved by synth: the text that reaches the relying party is the placeholder, and no token ever equals it (hashicorp/terraform-cdk issues 898 and 910).",
  fix: "pass the value as it is, or give it as a literal; never build strings or patterns from it",
  *check(input) {
    for (const [type, name] of Object.entries(HOLDS)) {
      for (const placed of managed(input, type)) {
        const mark = MARK.exec(textIn(placed.resource, name))?.[0];
        if (mark === undefined) continue;
        yield at(placed, {
          message: `${name} holds the placeholder ${mark}, which stands for nothing at the relying party`,
          given: mark,
        });
      }
    }
  },
};

function textIn(resource: Resource, name: string): string {
  const value: Value | undefined = given(resource, name);
  if (isUnknown(value)) return value.toString();
  return typeof value === "string" ? value : "";
}

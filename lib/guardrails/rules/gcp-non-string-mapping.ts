import { claimInfo, isClaimName } from "../../core";
import type { Expression } from "../../relying-parties/cel";
import { atProvider, poolExpressions } from "../gcp-trusts";
import type { Rule } from "../rule";

/** Claims of GitLab's tokens that are lists of objects. */
const OBJECTS: ReadonlySet<string> = new Set(["user_identities"]);

export const gcpNonStringMapping: Rule = {
  id: "gcp/non-string-mapping",
  severity: "error",
  title: "A mapping gives something other than a text, which refuses every token.",
  why: "A mapped attribute must be of type STRING: runner_id is a number, user_identities a list of objects, a comparison a boolean. google.subject must be a single text (cloud.google.com/iam, workload-identity-federation).",
  fix: "leave the attribute out of the mapping, or make a text of it: test ? 'true' : 'false'",
  *check(input) {
    for (const placed of poolExpressions(input)) {
      const { expression, place } = placed;
      if (!place.startsWith("the mapping of ")) continue;
      const what = otherType(expression, place.endsWith(" google.subject"));
      if (what === undefined) continue;
      yield atProvider(placed, {
        message: `${place} gives ${what}, and Google refuses every token for it`,
        subject: place,
      });
    }
  },
};

function otherType(e: Expression, single: boolean): string | undefined {
  switch (e.kind) {
    case "number":
      return "a number";
    case "has":
    case "and":
    case "or":
    case "not":
    case "compare":
    case "in":
      return "a boolean";
    case "literal":
      return typeof e.value === "string" ? undefined : e.value === null ? "null" : "a boolean";
    case "list":
      return single ? "a list" : undefined;
    case "claim":
      if (OBJECTS.has(e.name)) return `a list of objects (${e.name})`;
      if (!isClaimName(e.name)) return undefined;
      if (claimInfo(e.name).type === "number") return `a number (${e.name})`;
      return single && e.name === "groups_direct" ? `a list (${e.name})` : undefined;
    default:
      return undefined;
  }
}

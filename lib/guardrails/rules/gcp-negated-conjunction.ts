import { isClaimName, mayBeAbsent } from "../../core";
import { claimsIn } from "../../relying-parties/cel";
import { atProvider, expressionParts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpNegatedConjunction: Rule = {
  id: "gcp/negated-conjunction",
  severity: "warning",
  title: "A condition negates several tests at once, which opens it where a claim is absent.",
  why: "An absent claim is an error, and an error beside a false test counts as false: !(a && b) is then true (measured with github.com/google/cel-go). What was meant as a block lets in tokens without the claim.",
  fix: "say what is wanted (== and in), or ask for the claim first: has(assertion.x) && assertion.x != '…'",
  *check(input) {
    const seen = new Set<string>();
    for (const { part, ...placed } of expressionParts(input)) {
      if (part.kind !== "not" || part.of.kind !== "and") continue;
      const claims = claimsIn(part.of).filter((claim) => !isClaimName(claim) || mayBeAbsent(claim));
      const key = `${placed.stack}\n${placed.provider.address}\n${claims.join()}`;
      if (claims.length === 0 || seen.has(key)) continue;
      seen.add(key);
      yield atProvider(placed, {
        message: `${placed.place} negates several tests at once: a token without ${claims.join(", ")} may pass it`,
        subject: claims.join(),
      });
    }
  },
};

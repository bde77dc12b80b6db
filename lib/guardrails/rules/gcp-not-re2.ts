import { textOf } from "../../relying-parties/cel/build";
import { isUnknown, type Value } from "../../terraform";
import { atProvider, expressionParts, poolProviders } from "../gcp-trusts";
import type { Rule } from "../rule";

/** Look-around, references back, possessive and atomic groups: RE2 has none of them. */
const NOT_RE2 = /\(\?(?:=|!|<=|<!|>)|\\[1-9]|\\k<|[*+?}]\+/;
/** Optional access, which Google's CEL does not switch on. */
const OPTIONAL = /\.\?[A-Za-z_]|\[\?/;

export const gcpNotRe2: Rule = {
  id: "gcp/not-re2",
  severity: "error",
  title: "A condition or mapping uses syntax that Google does not evaluate.",
  why: "Patterns are RE2: look-ahead and references back end in an error for every token. Optional access (assertion.?x) is a syntax error (measured with github.com/google/cel-go).",
  fix: "write the pattern without look-around, or as startsWith, endsWith and in; has(assertion.x) asks whether a claim is there",
  *check(input) {
    const seen = new Set<string>();
    for (const { part, ...placed } of expressionParts(input)) {
      if (part.kind !== "call" || part.name !== "matches") continue;
      const pattern = textOf(part.args[part.args.length - 1]);
      if (pattern === undefined || !NOT_RE2.test(pattern)) continue;
      const key = `${placed.stack}\n${placed.provider.address}\n${pattern}`;
      if (seen.has(key)) continue;
      seen.add(key);
      yield atProvider(placed, {
        message: `${placed.place} has a pattern that RE2 does not know`,
        given: pattern,
        subject: pattern,
      });
    }
    for (const placed of poolProviders(input)) {
      const { condition, mapping } = placed.provider;
      for (const [place, value] of [
        ["attribute_condition", condition] as const,
        ...(mapping ?? []),
      ]) {
        const text = writtenOf(value);
        if (!OPTIONAL.test(text)) continue;
        yield atProvider(placed, {
          message: `${place} uses optional access, which Google refuses`,
          given: text,
          subject: place,
        });
      }
    }
  },
};

/** The text outside string literals. */
function writtenOf(value: Value | undefined): string {
  const text = isUnknown(value) ? value.toString() : value;
  return typeof text === "string" ? text.replaceAll(/'[^']*'|"[^"]*"/g, "''") : "";
}

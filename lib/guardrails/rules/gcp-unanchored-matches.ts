import { claimsIn } from "../../relying-parties/cel";
import { textOf } from "../../relying-parties/cel/build";
import { atProvider, expressionParts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpUnanchoredMatches: Rule = {
  id: "gcp/unanchored-matches",
  severity: "warning",
  title: "A pattern is not tied to the whole value, so that it fits longer values too.",
  why: "matches() looks anywhere in the value: 'main' fits main-evil, and ^main|dev$ fits both main-evil and evil-dev (measured with github.com/google/cel-go).",
  fix: "write ^(?:…)$ around the pattern, or use ==, in [...] or startsWith with a slash at its end",
  *check(input) {
    const seen = new Set<string>();
    for (const { part, ...placed } of expressionParts(input)) {
      if (part.kind !== "call" || part.name !== "matches") continue;
      const pattern = textOf(part.args[part.args.length - 1]);
      const key = `${placed.stack}\n${placed.provider.address}\n${pattern ?? ""}`;
      if (pattern === undefined || isAnchored(pattern) || seen.has(key)) continue;
      seen.add(key);
      const claim = claimsIn(part)[0] ?? "a value";
      yield atProvider(placed, {
        message: `${placed.place} looks for a pattern anywhere in ${claim}`,
        given: pattern,
        allowed: `^(?:${pattern.replace(/^\^/, "").replace(/\$$/, "")})$`,
        subject: pattern,
      });
    }
  },
};

/** Whether every alternative of a pattern starts and ends with the value. */
function isAnchored(pattern: string): boolean {
  const inner = /^(?:\(\?[a-z]+\))?(?:\^|\\A)(.*)(?:\$|\\z)$/s.exec(pattern)?.[1];
  return inner !== undefined && !/(?:^|[^\\])(?:\\\\)*\\$/.test(inner) && !hasOuterChoice(inner);
}

/** Whether a `|` stands outside every group and class. */
function hasOuterChoice(pattern: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i];
    if (c === "\\") i++;
    else if (inClass) inClass = c !== "]";
    else if (c === "[") inClass = true;
    else if (c === "(") depth++;
    else if (c === ")") depth--;
    else if (c === "|" && depth === 0) return true;
  }
  return false;
}

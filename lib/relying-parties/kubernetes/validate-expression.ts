import type { Value } from "../../terraform";
import { claimsIn, type Expression, parseExpression, partsOf } from "../cel";
import { textOf } from "../cel/build";

/**
 * What the API server's compiler refuses of an expression, and what compiles and always fails.
 * @param variable what it may name: `claims`, or `user` in user validation rules
 * @param isTest whether it must be of type bool
 */
export function expressionProblems(
  text: Value | undefined,
  place: string,
  variable: "claims" | "user",
  isTest: boolean,
): readonly string[] {
  if (typeof text !== "string") return [];
  const expression = parseExpression(text, { root: "claims", dialect: "kubernetes", place });
  const problems: string[] = [];
  for (const part of partsOf(expression)) problems.push(...partProblems(part, place, variable));
  if (isTest && isNoTest(expression)) problems.push(`${place} is of another type than bool`);
  return [...new Set(problems)];
}

/** What the reader says of what no CEL compiler takes; other forms that it does not understand may be right. */
const FAULTY =
  /is no CEL that can be read|string without an end|escape that CEL|does not compile|uses has,/;

function partProblems(
  part: Expression,
  place: string,
  variable: "claims" | "user",
): readonly string[] {
  switch (part.kind) {
    case "claim":
    case "claims":
      return variable === "user" ? [`${place} names claims, which a user rule does not see`] : [];
    case "variable":
      return variable === "user" && part.path[0] === "user"
        ? []
        : [`${place} names ${part.path.join(".")}, which is not there`];
    case "in":
      return part.list.kind === "claims"
        ? [`${place} asks for a name in claims, which always fails: use has(claims.name)`]
        : [];
    case "call": {
      const pattern = part.name === "matches" ? textOf(part.args[part.args.length - 1]) : undefined;
      return pattern === undefined || isPattern(pattern)
        ? []
        : [`${place} has a pattern that is no RE2 expression: ${JSON.stringify(pattern)}`];
    }
    case "unknown":
      return FAULTY.test(part.message) ? [part.message] : [];
    default:
      return [];
  }
}

/** Claims have no type before a token comes: an expression that gives one is refused where a test is needed. */
function isNoTest(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
      return typeof expression.value !== "boolean";
    case "opaque":
    case "number":
    case "claim":
    case "claims":
    case "variable":
    case "list":
      return true;
    case "call":
      return expression.name === "+" || expression.name === "[]" || expression.name === "size";
    case "macro":
      return expression.name === "map" || expression.name === "filter";
    case "conditional":
      return isNoTest(expression.then) || isNoTest(expression.otherwise);
    default:
      return false;
  }
}

/** JavaScript knows all of RE2 but flags in the middle and `\A`, `\z`, `\Q`, `\C`; RE2 has no look-around or back-reference. */
function isPattern(pattern: string): boolean {
  if (/\(\?(?:[=!]|<[=!])|\\[1-9]/.test(pattern)) return false;
  try {
    new RegExp(
      pattern
        .replace(/\(\?[imsU-]+\)/g, "")
        .replace(/\(\?P</g, "(?<")
        .replace(/\\[AzQEC]/g, ""),
      "u",
    );
    return true;
  } catch {
    return false;
  }
}

/** Whether an expression reads a claim. */
export function usesClaim(expression: Expression, claim: string): boolean {
  return claimsIn(expression).includes(claim);
}

import {
  ANY,
  claimInfo,
  type ClaimName,
  type Constraint,
  isClaimName,
  type Language,
  mayBeAbsent,
  NONE,
} from "../../core";
import { hasOpaque } from "../../core/opaque";
import { cel } from "./build";
import type { Expression } from "./expression";
import { isOneLine, mayBeNull } from "./read-claim";
import { escapeRe2 } from "./values-of";

/**
 * A test of whether a text has one of the values, true for exactly those; `undefined` where CEL cannot say it. It errs
 * where `of` does (an absent claim), which relying parties take as a refusal, and `||` absorbs.
 * @param of what is tested: a claim, or any other expression of type string
 */
export function languageExpression(of: Expression, values: Language): Expression | undefined {
  if (of.kind === "claim" && of.name === "runner_id") return numberTest(of, values);
  if (of.kind === "claim" && of.name === "groups_direct") {
    const member = languageExpression(cel.bound("g"), values);
    return member === undefined ? undefined : cel.macro("exists", cel.call("dyn", of), "g", member);
  }
  return textTest(of, values);
}

/** The same for a claim, which some trusts let be absent (or null, which GitLab means the same by). */
export function constraintExpression(
  name: ClaimName,
  { values, absent }: Constraint,
): Expression | undefined {
  const of = cel.claim(name);
  const none = mayBeNull(name)
    ? cel.or(cel.not(cel.has(name)), cel.equals(of, cel.null))
    : cel.not(cel.has(name));
  const isOptional = absent && mayBeAbsent(name);
  if (isOptional && values === NONE) return none;
  const test = languageExpression(of, values);
  return test === undefined || !isOptional ? test : cel.or(none, test);
}

function textTest(of: Expression, values: Language): Expression | undefined {
  if (values === ANY) return presence(of);
  switch (values.kind) {
    case "exact":
      return oneOf(of, values.values);
    case "glob":
      return values.ignoreCase ? undefined : globTest(of, values.pattern, values.question);
    case "pattern":
      return cel.matches(of, values.source);
    case "child": {
      const parent = re2Of(values.of, anyOf(of));
      return parent === undefined ? undefined : cel.matches(of, `^${parent}/[^/]+$`);
    }
    case "union":
    case "intersection": {
      const parts = values.parts.map((part) => textTest(of, part));
      const known = parts.flatMap((part) => part ?? []);
      if (known.length < parts.length) return undefined;
      return values.kind === "union" ? cel.or(...known) : cel.and(...known);
    }
    case "complement":
      return otherThan(of, values.of);
    default:
      return undefined;
  }
}

/** Any text: a claim of another type than GitLab's satisfies no constraint. */
function presence(of: Expression): Expression {
  const isText = cel.startsWith(of, "");
  if (of.kind !== "claim") return isText;
  if (isClaimName(of.name) && claimInfo(of.name).type !== "string") return cel.has(of);
  return mayBeNull(of.name)
    ? cel.and(cel.has(of), cel.differs(of, cel.null), isText)
    : cel.and(cel.has(of), isText);
}

function oneOf(of: Expression, values: readonly string[]): Expression {
  const [only] = values;
  if (only === undefined) return cel.boolean(false);
  return values.length === 1 ? cel.equals(of, only) : cel.oneOf(of, values);
}

function otherThan(of: Expression, values: Language): Expression | undefined {
  const test = textTest(of, values);
  if (test === undefined) return undefined;
  const other =
    test.kind === "compare" && test.op === "=="
      ? cel.differs(test.left, test.right)
      : cel.not(test);
  return of.kind === "claim" && mayBeNull(of.name)
    ? cel.and(cel.differs(of, cel.null), other)
    : other;
}

function globTest(of: Expression, pattern: string, question: boolean): Expression | undefined {
  const text = pattern.replace(/^\*|\*$/g, "");
  const isPlain = !text.includes("*") && !(question && text.includes("?"));
  if (isPlain && pattern.length - text.length > 0) {
    if (!pattern.startsWith("*")) return cel.startsWith(of, text);
    return pattern.endsWith("*") ? cel.contains(of, text) : cel.endsWith(of, text);
  }
  return hasOpaque(pattern)
    ? undefined
    : cel.matches(of, `^${globRe2(pattern, question, anyOf(of))}$`);
}

/** Any character, so that RE2 and JavaScript agree: `.` does not match a newline, which few claims can hold. */
function anyOf(of: Expression): string {
  return of.kind === "claim" && isOneLine(of.name) ? "." : "[\\s\\S]";
}

function globRe2(pattern: string, question: boolean, any: string): string {
  return Array.from(pattern, (c) =>
    c === "*" ? `${any}*` : c === "?" && question ? any : escapeRe2(c),
  ).join("");
}

/** A language as a regular expression, without anchors. */
function re2Of(values: Language, any: string): string | undefined {
  switch (values.kind) {
    case "exact": {
      if (values.values.length === 0 || values.values.some(hasOpaque)) return undefined;
      const all = values.values.map(escapeRe2);
      return all.length === 1 ? all[0] : `(?:${all.join("|")})`;
    }
    case "glob":
      return values.ignoreCase || hasOpaque(values.pattern)
        ? undefined
        : globRe2(values.pattern, values.question, any);
    case "child": {
      const parent = re2Of(values.of, any);
      return parent === undefined ? undefined : `${parent}/[^/]+`;
    }
    case "union": {
      const parts = values.parts.flatMap((part) => re2Of(part, any) ?? []);
      return parts.length === values.parts.length ? `(?:${parts.join("|")})` : undefined;
    }
    default:
      return undefined;
  }
}

/** `runner_id` is a number in the token. */
function numberTest(of: Expression, values: Language): Expression | undefined {
  if (values === ANY) return cel.has(of);
  if (values.kind !== "exact" || !values.values.every((value) => /^\d{1,15}$/.test(value))) {
    return undefined;
  }
  const numbers = values.values.map((value) => cel.int(BigInt(value)));
  const [only] = numbers;
  if (only === undefined) return cel.boolean(false);
  return numbers.length === 1 ? cel.equals(of, only) : cel.oneOf(of, numbers);
}

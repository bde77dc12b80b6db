import { isClaimName, mayBeAbsent, type Token } from "../../core";
import { claimsIn, type Expression, prepareExpression, type Result } from "../cel";
import { textOf } from "../cel/build";
import { byteLength } from "./bytes";
import type { ProviderExpressions } from "./expressions";
import { LIMITS } from "./limits";
import { isTotal } from "./totality";
import type { Verdict } from "./verdict";

type Mapping = NonNullable<ProviderExpressions["mapping"]>;

/** What a mapping makes of one token. */
export interface Attributes {
  /** Whether Google takes all of it. */
  readonly verdict: Verdict;
  /** Texts and lists of texts by attribute; those that err or are not known are left out. */
  readonly values: ReadonlyMap<string, string | readonly string[]>;
  /** Attributes that keep the token out. */
  readonly failing: readonly string[];
  /** Attributes that are not known. */
  readonly open: readonly {
    readonly key: string;
    readonly code: "unknown-value" | "not-understood";
    readonly message: string;
  }[];
}

/**
 * Makes a mapping ready for many tokens. Every attribute must be a text, or a list of texts; `google.subject` a text of 1 to
 * 127 bytes, `google.groups` a list; all of it at most 8 KB (cloud.google.com/iam, workload-identity-federation).
 * @param wanted the attribute whose value is asked for; others that cannot fail are not worked out
 */
export function attributesOf(mapping: Mapping, wanted?: string): (token: Token) => Attributes {
  const prepared = [...mapping].map(([key, expression]) => ({
    key,
    test: prepareExpression(expression, "google"),
    never: key === wanted ? undefined : neverFails(expression),
  }));
  return (token) => {
    const values = new Map<string, string | readonly string[]>();
    const failing: string[] = [];
    const open: Attributes["open"][number][] = [];
    for (const { key, never, test } of prepared) {
      if (never?.(token) === true) continue;
      const result = test(token);
      const value = acceptable(key, result);
      if (value !== undefined) values.set(key, value);
      else if ("open" in result) open.push({ key, code: result.open, message: result.message });
      else failing.push(key);
    }
    if (isTooLarge(values)) failing.push(...values.keys());
    const verdict = failing.length > 0 ? false : open.length > 0 ? null : true;
    return { verdict, values, failing, open };
  };
}

/**
 * A choice between two short texts whose test has a value for every token with claims of GitLab's types: what compilers write
 * for each identity of a pool. Tells whether a token has such claims.
 */
function neverFails(expression: Expression): ((token: Token) => boolean) | undefined {
  if (expression.kind !== "conditional" || !isTotal(expression)) return undefined;
  const branches = [textOf(expression.then), textOf(expression.otherwise)];
  if (!branches.every((text) => text !== undefined && text.length <= SHORT)) return undefined;
  const claims = claimsIn(expression);
  return (token) => claims.every((claim) => isOfType(token[claim], claim));
}

/** 50 attributes of such texts, names included, stay far below 8 KB beside others that are measured. */
const SHORT = 10;

function isOfType(value: unknown, claim: string): boolean {
  if (typeof value === "string") return true;
  if (value !== undefined && value !== null) return false;
  return isClaimName(claim) && (value === undefined ? mayBeAbsent(claim) : false);
}

function acceptable(key: string, result: Result): string | readonly string[] | undefined {
  if (!("value" in result)) return undefined;
  const { value } = result;
  if (typeof value === "string") {
    if (key === "google.groups") return undefined;
    return key === "google.subject" && !isSubject(value) ? undefined : value;
  }
  if (key === "google.subject" || !Array.isArray(value)) return undefined;
  const items: readonly unknown[] = value;
  return items.every((item) => typeof item === "string") ? items : undefined;
}

function isSubject(text: string): boolean {
  if (text.length * 3 <= LIMITS.subject) return text !== "";
  return byteLength(text) <= LIMITS.subject;
}

function isTooLarge(values: ReadonlyMap<string, string | readonly string[]>): boolean {
  let units = 0;
  for (const [key, value] of values) {
    units += key.length;
    if (typeof value === "string") units += value.length;
    else for (const item of value) units += item.length;
  }
  if (units * 3 <= LIMITS.mapped) return false;
  let bytes = 0;
  for (const [key, value] of values) {
    bytes += key.length + [value].flat().reduce((sum, item) => sum + byteLength(item), 0);
  }
  return bytes > LIMITS.mapped;
}

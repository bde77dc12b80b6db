/** A search filter (RFC 4515). */
export type Filter =
  | { readonly kind: "and" | "or"; readonly of: readonly Filter[] }
  | { readonly kind: "not"; readonly of: Filter }
  | Assertion;

/** What a filter asks of one attribute. */
export interface Assertion {
  readonly kind: "assertion";
  /** In lower case, without options. */
  readonly attribute: string;
  readonly operator: "=" | "~=" | ">=" | "<=" | ":=";
  /** Object id or name of an extensible match, in lower case: `1.2.840.113556.1.4.1941`. */
  readonly rule?: string;
  /** Without escapes; `undefined` where it has a wildcard, or asks only whether the attribute is there. */
  readonly value: string | undefined;
}

/** A filter, or why it is none. */
export type ReadFilter = { readonly filter: Filter } | { readonly problem: string };

/** No directory takes a filter that is nested deeper. */
const DEEPEST = 100;

class Malformed extends Error {}

/**
 * Reads a search filter as RFC 4515 defines it. Like GitLab's library (ruby-net-ldap) it takes spaces between the parts, and a
 * single assertion without parentheses.
 */
export function parseFilter(text: string): ReadFilter {
  const whole = text.trim();
  try {
    if (!whole.startsWith("(")) return { filter: assertion(whole) };
    const [filter, end] = parenthesised(whole, 0, 0);
    if (end < whole.length) throw new Malformed(`nothing may follow its closing parenthesis`);
    return { filter };
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}

type Read<T> = readonly [found: T, end: number];

function parenthesised(text: string, at: number, depth: number): Read<Filter> {
  if (depth > DEEPEST) throw new Malformed(`it is nested more than ${DEEPEST} levels deep`);
  const start = skipSpace(text, at + 1);
  switch (text.charAt(start)) {
    case "&":
    case "|": {
      const [of, end] = list(text, start + 1, depth);
      return [{ kind: text.charAt(start) === "&" ? "and" : "or", of }, closed(text, end)];
    }
    case "!": {
      const [of, end] = list(text, start + 1, depth);
      const [only] = of;
      if (only === undefined || of.length > 1) throw new Malformed("a ! negates exactly one part");
      return [{ kind: "not", of: only }, closed(text, end)];
    }
    default: {
      const end = start + text.slice(start).search(/[()]|$/);
      return [assertion(text.slice(start, end)), closed(text, end)];
    }
  }
}

function list(text: string, at: number, depth: number): Read<readonly Filter[]> {
  const found: Filter[] = [];
  let end = skipSpace(text, at);
  while (text.charAt(end) === "(") {
    const [one, after] = parenthesised(text, end, depth + 1);
    found.push(one);
    end = skipSpace(text, after);
  }
  return [found, end];
}

function closed(text: string, at: number): number {
  if (text.charAt(at) === ")") return at + 1;
  throw new Malformed(
    at >= text.length
      ? "a closing parenthesis is missing"
      : `${text.charAt(at)} cannot stand there`,
  );
}

function skipSpace(text: string, at: number): number {
  let end = at;
  while (/\s/.test(text.charAt(end))) end++;
  return end;
}

const ASSERTION =
  /^([^=~<>:;()*\s]*)(?:;[^=~<>:()*]*)?(?::dn)?(?::([^=:()*]+))?\s*(:=|~=|>=|<=|=)(.*)$/is;

function assertion(text: string): Assertion {
  const [, attribute = "", rule, operator = "", value = ""] = ASSERTION.exec(text.trim()) ?? [];
  if (attribute === "" && rule === undefined)
    throw new Malformed(`${JSON.stringify(text)} compares no attribute with a value`);
  if (rule !== undefined && operator !== ":=")
    throw new Malformed(`the matching rule ${rule} needs :=`);
  return {
    kind: "assertion",
    attribute: attribute.toLowerCase(),
    operator: operator as Assertion["operator"],
    ...(rule === undefined ? {} : { rule: rule.toLowerCase() }),
    value: value.includes("*") ? undefined : unescape(value),
  };
}

function unescape(value: string): string {
  if (/\\(?![0-9a-f]{2})/i.test(value))
    throw new Malformed(`a backslash stands before two hexadecimal digits alone`);
  return value.replace(/(?:\\[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = escapes.slice(1).split("\\");
    return new TextDecoder().decode(Uint8Array.from(bytes, (hex) => Number.parseInt(hex, 16)));
  });
}

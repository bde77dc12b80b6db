/** One step of a reference: a name, a literal index, or an index that is itself a reference (`[each.key]`). */
export type Step =
  { readonly name: string } | { readonly index: string | number } | { readonly dynamic: string };

const NAME = /[\p{L}_][\p{L}\p{N}_-]*/uy;
const NUMBER = /\d+/y;
const QUOTED = /"[^"\\]*(?:\\.[^"\\]*)*"/sy;

/**
 * Splits an address or reference into its steps: `module.edge["eu.west"].aws_iam_role.deploy[0].name`. Keys may hold dots,
 * slashes, colons and brackets. `undefined` where the text is more than that: a call, an operator, a splat.
 */
export function parseReference(text: string): readonly Step[] | undefined {
  const trimmed = text.trim();
  const first = match(NAME, trimmed, 0);
  if (first === undefined) return undefined;
  const steps: Step[] = [{ name: first }];
  let at = first.length;
  while (at < trimmed.length) {
    const next = trimmed[at] === "[" ? bracketStep(trimmed, at) : dotStep(trimmed, at);
    if (next === undefined) return undefined;
    steps.push(next.step);
    at = next.end;
  }
  return steps;
}

/** The steps as text, in Terraform's own form. */
export function renderReference(steps: readonly Step[]): string {
  return steps
    .map((s, i) => {
      if ("name" in s) return i === 0 ? s.name : `.${s.name}`;
      return "index" in s ? renderKey(s.index) : `[${s.dynamic}]`;
    })
    .join("");
}

/** A `count` index or `for_each` key in brackets: `[0]`, `["eu"]`. */
export function renderKey(key: string | number): string {
  if (typeof key === "number") return `[${key}]`;
  return `[${JSON.stringify(key).replace(/[$%](?=\{)/g, (mark) => mark + mark)}]`;
}

interface Read {
  readonly step: Step;
  readonly end: number;
}

function dotStep(text: string, at: number): Read | undefined {
  if (text[at] !== ".") return undefined;
  const name = match(NAME, text, at + 1);
  if (name !== undefined) return { step: { name }, end: at + 1 + name.length };
  const index = match(NUMBER, text, at + 1);
  if (index === undefined) return undefined;
  return { step: { index: Number(index) }, end: at + 1 + index.length };
}

function bracketStep(text: string, at: number): Read | undefined {
  const start = skipSpace(text, at + 1);
  const key = match(QUOTED, text, start);
  if (key !== undefined) {
    const index = unquote(key);
    return index === undefined ? undefined : closed(text, start + key.length, { index });
  }
  const number = match(NUMBER, text, start);
  if (number !== undefined) return closed(text, start + number.length, { index: Number(number) });
  // An index may be a simple reference, not one that has brackets again.
  const end = text.indexOf("]", start);
  const inner = end === -1 ? "" : text.slice(start, end).trim();
  const steps = inner.includes("[") ? undefined : parseReference(inner);
  return steps && { step: { dynamic: renderReference(steps) }, end: end + 1 };
}

function closed(text: string, at: number, step: Step): Read | undefined {
  const end = skipSpace(text, at);
  return text[end] === "]" ? { step, end: end + 1 } : undefined;
}

/** The text of a quoted literal; `undefined` where it is a template or uses an escape that JSON lacks. */
export function unquote(quoted: string): string | undefined {
  const literal = quoted.replaceAll("$${", "").replaceAll("%%{", "");
  if (literal.includes("${") || literal.includes("%{")) return undefined;
  try {
    const text: unknown = JSON.parse(quoted);
    return typeof text === "string"
      ? text.replaceAll("$${", "${").replaceAll("%%{", "%{")
      : undefined;
  } catch {
    return undefined;
  }
}

function skipSpace(text: string, at: number): number {
  let i = at;
  while (i < text.length && /\s/.test(text.charAt(i))) i++;
  return i;
}

function match(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

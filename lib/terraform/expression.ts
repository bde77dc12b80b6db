import { parseReference, renderReference, unquote } from "./address";
import { MAX_DEPTH, entriesOf } from "./json";
import { isEscapedOpening } from "./template-scan";
import { Unknown, type Value } from "./value";

/** Roots that are no reference although they read like one. */
const KEYWORDS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["true", true],
  ["false", false],
  ["null", null],
]);

/** Functions that hand their argument on unchanged, but for its type: cdktf writes them around references. */
const CONVERSION = /^(?:tostring|tonumber|tobool|tolist|toset|tomap|nonsensitive)\s*\((.*)\)$/s;

const LITERAL = /^(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[{"].*)$/s;

/**
 * The value of the expression between `${` and `}`: a literal, a reference, or an unknown that lists the references
 * mentioned inside. Functions are not evaluated.
 */
export function expressionValue(text: string): Value {
  const source = unwrap(text.trim());
  const keyword = KEYWORDS.get(source);
  if (keyword !== undefined) return keyword;
  const literal = literalValue(source);
  if (literal !== undefined) return literal;
  const steps = parseReference(source);
  if (steps !== undefined && steps.length > 1) {
    return new Unknown([{ reference: renderReference(steps) }]);
  }
  return new Unknown([
    {
      reference: "",
      mentions: mentionsIn(source),
      expression: shownExpression(source),
    },
  ]);
}

/** An expression as messages may show it: what a call of `sensitive` hides stays hidden. */
export function shownExpression(source: string): string {
  return /\bsensitive\s*\(/.test(source) ? "sensitive(…)" : source;
}

function unwrap(text: string): string {
  let source = text;
  for (let i = 0; i < 8; i++) {
    const inner = CONVERSION.exec(source)?.[1]?.trim();
    if (inner === undefined || !(isPlain(inner) || CONVERSION.test(inner))) break;
    source = inner;
  }
  return source;
}

function isPlain(source: string): boolean {
  return parseReference(source) !== undefined || literalValue(source) !== undefined;
}

/** Literals that JSON and HCL write alike. */
function literalValue(source: string): Value | undefined {
  if (!LITERAL.test(source)) return undefined;
  if (source.startsWith('"')) return unquote(source);
  if (source.includes("${") || source.includes("%{")) return undefined;
  try {
    return literal(JSON.parse(source), 0);
  } catch {
    return undefined;
  }
}

function literal(json: unknown, depth: number): Value {
  if (depth > MAX_DEPTH) throw new RangeError("too deep");
  if (Array.isArray(json)) return json.map((v: unknown) => literal(v, depth + 1));
  if (typeof json === "object" && json !== null) {
    return Object.fromEntries(entriesOf(json).map(([k, v]) => [k, literal(v, depth + 1)]));
  }
  return json as string | number | boolean | null;
}

const TRAVERSAL =
  /[\p{L}_][\p{L}\p{N}_-]*(?:\.(?:[\p{L}_][\p{L}\p{N}_-]*|\d+)|\[(?:"[^"\\]*(?:\\.[^"\\]*)*"|\d+|[\p{L}_][\w.-]*)\])*/uy;

/** The references named in an expression, each once; text in quotes is skipped, templates inside it are not. */
export function mentionsIn(source: string): readonly string[] {
  const found = new Set<string>();
  const open: ("{" | '"')[] = [];
  for (let i = 0; i < source.length; i++) {
    const c = source.charAt(i);
    if (open.at(-1) === '"') {
      if (c === "\\") i++;
      else if (c === '"') open.pop();
      else if (isEscapedOpening(source, i)) i += 2;
      else if ((c === "$" || c === "%") && source.charAt(i + 1) === "{") {
        open.push("{");
        i++;
      }
    } else if (c === '"' || c === "{") open.push(c);
    else if (c === "}") open.pop();
    else {
      TRAVERSAL.lastIndex = i;
      const text = TRAVERSAL.exec(source)?.[0];
      if (text === undefined) continue;
      const steps = parseReference(text);
      if (steps !== undefined && steps.length > 1) found.add(renderReference(steps));
      i += text.length - 1;
    }
  }
  return [...found];
}

/** A stretch of a template: decoded literal text, or the source of an interpolation or directive. */
export interface Fragment {
  readonly kind: "literal" | "interpolation" | "directive";
  readonly text: string;
}

/**
 * Splits a template at its interpolations and directives. The strip marks `~` take the white space next to them away.
 * What is opened and never closed (Terraform refuses it) is one directive up to the end.
 */
export function templateFragments(template: string): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let literal = "";
  let at = 0;
  let stripped = false;
  const flush = (strip: boolean): void => {
    const left = stripped ? literal.trimStart() : literal;
    const text = strip ? left.trimEnd() : left;
    if (text !== "") fragments.push({ kind: "literal", text });
    literal = "";
  };
  while (at < template.length) {
    const open = nextOpening(template, at);
    if (open === -1) break;
    literal += template.slice(at, open);
    const mark = template.charAt(open);
    if (template.charAt(open + 1) === mark) {
      literal += `${mark}{`;
      at = open + 3;
      continue;
    }
    const end = endOfExpression(template, open + 2);
    const inner = template.slice(open + 2, end ?? template.length);
    flush(inner.startsWith("~"));
    stripped = end !== undefined && inner.endsWith("~");
    fragments.push({
      kind: mark === "$" && end !== undefined ? "interpolation" : "directive",
      text: inner.replace(/^~/, "").replace(/~$/, "").trim(),
    });
    at = end === undefined ? template.length : end + 1;
  }
  literal += template.slice(at);
  flush(false);
  return fragments;
}

/** Where the next `${`, `%{`, `$${` or `%%{` begins; -1 where there is none. */
function nextOpening(text: string, from: number): number {
  for (
    let brace = text.indexOf("{", from + 1);
    brace !== -1;
    brace = text.indexOf("{", brace + 1)
  ) {
    const mark = text.charAt(brace - 1);
    if (mark === "$" || mark === "%") {
      return brace - 2 >= from && text.charAt(brace - 2) === mark ? brace - 2 : brace - 1;
    }
  }
  return -1;
}

/** The offset of the brace that closes the expression starting at `from`; braces and quotes inside are balanced. */
export function endOfExpression(text: string, from: number): number | undefined {
  const open: ("{" | '"')[] = [];
  for (let i = from; i < text.length; i++) {
    const c = text.charAt(i);
    if (open.at(-1) === '"') {
      if (c === "\\") i++;
      else if (c === '"') open.pop();
      else if (isEscapedOpening(text, i)) i += 2;
      else if ((c === "$" || c === "%") && text.charAt(i + 1) === "{") {
        open.push("{");
        i++;
      }
    } else if (c === '"') open.push('"');
    else if (c === "{") open.push("{");
    else if (c === "}" && open.pop() === undefined) return i;
  }
  return undefined;
}

/** Whether `$${` or `%%{` stands here. */
export function isEscapedOpening(text: string, at: number): boolean {
  return text.startsWith("$${", at) || text.startsWith("%%{", at);
}

import { expressionValue, mentionsIn, shownExpression } from "./expression";
import { type Fragment, templateFragments } from "./template-scan";
import { type Reference, Unknown, type Value } from "./value";

/**
 * Decodes a template of Terraform's JSON configuration: `${reference}` becomes part of an `Unknown`, `$${` and `%%{` the
 * literal `${` and `%{`. A template that is one single interpolation keeps the type of its value.
 * Everything from the first `%{ directive }` to the last is one unknown part: whether the text between is there depends
 * on the directive.
 */
export function decodeTemplate(text: string): Value {
  if (!text.includes("${") && !text.includes("%{")) return text;
  const fragments = mergeDirectives(templateFragments(text));
  const [only] = fragments;
  if (fragments.length === 1 && only?.kind === "interpolation") return expressionValue(only.text);
  return join(fragments.flatMap(partsOf));
}

/** Writes literal text so that Terraform reads it back unchanged: the inverse of `decodeTemplate`. */
export function escapeTemplate(text: string): string {
  return text.replace(/[$%](?=\{)/g, (mark) => mark + mark);
}

/** Literal text and references in order as one value: text where nothing is unknown, neighbouring literals joined. */
export function join(parts: readonly (string | Reference)[]): string | Unknown {
  const joined: (string | Reference)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === "string" && typeof last === "string")
      joined[joined.length - 1] = last + part;
    else if (part !== "") joined.push(part);
  }
  if (joined.length === 0) return "";
  const [only] = joined;
  return joined.length === 1 && typeof only === "string" ? only : new Unknown(joined);
}

/** A value inside a longer template, as Terraform converts it; `undefined` where it is no text, number or boolean. */
export function templateParts(value: Value): readonly (string | Reference)[] | undefined {
  if (value instanceof Unknown) return value.parts;
  if (typeof value === "string") return [value];
  return typeof value === "number" || typeof value === "boolean" ? [String(value)] : undefined;
}

function partsOf(fragment: Fragment): readonly (string | Reference)[] {
  if (fragment.kind === "literal") return [fragment.text];
  if (fragment.kind === "interpolation") {
    const parts = templateParts(expressionValue(fragment.text));
    if (parts !== undefined) return parts;
  }
  return [
    {
      reference: "",
      mentions: mentionsIn(fragment.text),
      expression: shownExpression(fragment.text),
    },
  ];
}

function mergeDirectives(fragments: readonly Fragment[]): readonly Fragment[] {
  const first = fragments.findIndex((f) => f.kind === "directive");
  if (first === -1) return fragments;
  const last = fragments.map((f) => f.kind).lastIndexOf("directive");
  const text = fragments
    .slice(first, last + 1)
    .filter((f) => f.kind !== "literal")
    .map((f) => f.text)
    .join(" ");
  return [...fragments.slice(0, first), { kind: "directive", text }, ...fragments.slice(last + 1)];
}

import { entriesOf, member } from "./json";

/** What is listed of one object: its mode, its values and where they are sensitive. */
export interface Marked {
  readonly mode: "managed" | "data";
  readonly values: unknown;
  readonly sensitive: unknown;
}

/**
 * Texts that data sources make of sensitive arguments. Terraform marks the arguments alone: the `json` of a policy document with a
 * sensitive value in a statement is not marked, and neither is the role that takes it.
 */
export function sensitiveTexts(listed: readonly Marked[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { mode, values, sensitive } of listed) {
    if (mode !== "data") continue;
    const marked = textsAt(values, sensitive);
    if (marked.length === 0) continue;
    for (const [, value] of entriesOf(values)) {
      if (typeof value === "string" && marked.some((text) => value.includes(text))) {
        found.add(value);
      }
    }
  }
  return found;
}

/** The texts at the places that a tree of marks names. */
function textsAt(value: unknown, mark: unknown): readonly string[] {
  if (typeof value === "string") return mark === true && value !== "" ? [value] : [];
  if (typeof value !== "object" || value === null || mark === undefined || mark === false)
    return [];
  const inner = Array.isArray(value)
    ? value.map((v: unknown, i) => [String(i), v] as const)
    : entriesOf(value);
  return inner.flatMap(([name, v]) => textsAt(v, markOf(mark, name)));
}

function markOf(mark: unknown, name: string): unknown {
  if (mark === true) return true;
  return Array.isArray(mark) ? (mark as readonly unknown[])[Number(name)] : member(mark, name);
}

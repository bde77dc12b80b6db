/** A JSON object of which nothing is known yet. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Deepest nesting of objects and lists that is read; real Terraform documents stay below 40. */
export const MAX_DEPTH = 200;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Own member of an object, `undefined` where the value is no object or lacks it. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Own member that is text. */
export function textOf(value: unknown, name: string): string | undefined {
  const found = member(value, name);
  return typeof found === "string" ? found : undefined;
}

/** Own member that is a list; empty where it is missing or something else. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  const found = member(value, name);
  return Array.isArray(found) ? (found as readonly unknown[]) : [];
}

/** Own members of an object, empty for anything else. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isObject(value) ? Object.entries(value) : [];
}

/** The texts in a list, everything else left out. */
export function texts(values: readonly unknown[]): readonly string[] {
  return values.filter((v): v is string => typeof v === "string");
}

import { attribute, isMap, isUnknown, type Resource, type Value } from "../../terraform";

/**
 * An attribute that the configuration gives. `undefined` where it is missing or null, and where a plan marks it "known
 * after apply" only because the provider computes it.
 */
export function given(resource: Resource, name: string): Value | undefined {
  const value = attribute(resource.values, name);
  if (value === undefined || value === null) return undefined;
  return isUnknown(value) && isComputed(value, resource.references[name]) ? undefined : value;
}

function isComputed(
  value: { readonly parts: readonly unknown[]; readonly mentions: readonly string[] },
  references: readonly string[] = [],
): boolean {
  const [only] = value.parts;
  const expression =
    typeof only === "object" && only !== null && "expression" in only ? only.expression : undefined;
  return (
    value.parts.length === 1 &&
    typeof only !== "string" &&
    value.mentions.length === 0 &&
    expression === undefined &&
    references.length === 0
  );
}

/** A value that is text or a number, as text. */
export function plainText(value: Value | undefined): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Text for readers, with `${…}` where a reference stands. */
export function shownText(value: Value | undefined): string {
  return isUnknown(value) ? value.toString() : (plainText(value) ?? "");
}

/**
 * What an attribute names by id: the literal id, or the one reference that gives it, whatever function it passes through.
 * @param references those of the attribute in the configuration, for a plan that does not know the value
 */
export function idText(value: Value | undefined, references: readonly string[] = []): string {
  if (!isUnknown(value)) return plainText(value) ?? "";
  const mentioned = value.mentions.length > 0 ? value.mentions : references;
  const [longest] = [...mentioned].sort((a, b) => b.length - a.length);
  const isOne = longest !== undefined && mentioned.every((m) => longest.startsWith(m));
  return isOne ? `\${${longest}}` : value.toString();
}

export function isTrue(value: Value | undefined): boolean {
  return value === true || value === "true";
}

/** Blocks or a list of objects: Terraform's JSON lets a single one stand without a list. */
export function blocksOf(resource: Resource, name: string): readonly Value[] {
  const value = given(resource, name);
  if (value === undefined) return [];
  if (Array.isArray(value)) return value as readonly Value[];
  return isMap(value) || isUnknown(value) ? [value] : [];
}

/** An attribute of a block, null and missing alike. */
export function inner(block: Value, name: string): Value | undefined {
  return attribute(block, name) ?? undefined;
}

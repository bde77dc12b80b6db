import type { ValueType } from "./provider-schema";

type Collection = "list" | "set" | "map";

const SIMPLE: Readonly<Record<string, ValueType>> = {
  string: "string",
  number: "number",
  boolean: "bool",
  any: "dynamic",
};
const COLLECTION_OBJECT = /new cdktf\.(\w+)\(this, "\w+"(?:, (true|false))?\)/;
const GETTER = /(cdktf\.Fn\.tolist\()?this\.get(\w+)Attribute\(/;

/**
 * The Terraform type of a binding's storage class: `stringListList` is a list of lists of strings.
 *
 * @param outer the outermost collection, where the binding says it (its storage class calls a set a list as well)
 */
export function storageType(storage: string, outer?: Collection): ValueType {
  const simple = SIMPLE[storage];
  if (simple !== undefined) return simple;
  const [, element, collection] = /^(.*)(List|Map)$/.exec(storage) ?? [];
  if (element === undefined) throw new Error(`unknown storage class ${storage}`);
  return [outer ?? (collection === "Map" ? "map" : "list"), storageType(element)];
}

/** The type of a read-only attribute, from the text of its getter. */
export function getterType(text: string, name: string): ValueType {
  const object = COLLECTION_OBJECT.exec(text);
  if (object?.[1] !== undefined) {
    const storage = object[1].charAt(0).toLowerCase() + object[1].slice(1);
    return storageType(storage, object[2] === "true" ? "set" : undefined);
  }
  const [, fromSet, kind] = GETTER.exec(text) ?? [];
  if (kind === undefined) {
    if (text.includes("interpolationForAttribute(")) return "dynamic";
    throw new Error(`${name}: its getter tells no type`);
  }
  const collection = fromSet === undefined ? "list" : "set";
  if (kind === "List") return [collection, "string"];
  if (kind === "NumberList") return [collection, "number"];
  return storageType(kind.charAt(0).toLowerCase() + kind.slice(1));
}

import { isMap, isUnknown, type Value } from "../../terraform";

/** Whether two policies say the same: order of members and single values in lists do not matter. */
export function samePolicy(a: Value, b: Value): boolean {
  return normal(a) === normal(b);
}

function normal(value: Value): string {
  if (isUnknown(value)) return `unknown ${JSON.stringify(value.parts)}`;
  if (Array.isArray(value)) {
    const items = (value as readonly Value[]).map(normal);
    return items.length === 1 ? (items[0] ?? "") : `[${items.sort().join()}]`;
  }
  if (!isMap(value)) return JSON.stringify(scalar(value));
  const entries = Object.entries(value)
    .filter(([, member]) => member !== null)
    .map(([name, member]) => `${JSON.stringify(name)}:${normal(member)}`);
  return `{${entries.sort().join()}}`;
}

/** AWS takes booleans and numbers for their text. */
function scalar(value: Value): Value {
  return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
}

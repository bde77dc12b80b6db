import { isDeepStrictEqual } from "node:util";
import type { Attribute, Block, Nesting } from "./provider-schema";
import { isObject, isUnknown, UNKNOWN, type WireObject, type WireValue } from "./wire-value";

type Change = (object: WireObject, prior: WireValue | undefined) => WireObject;

/**
 * What a plan leaves open: every computed attribute of a new object that the configuration does not give. An object
 * that was there before keeps what it has, or each plan would show a change.
 */
export function markUnknown(
  block: Block,
  proposed: WireObject,
  prior: WireValue | undefined,
): WireObject {
  const isNew = !isObject(prior);
  return changeInside(block, proposed, prior, markUnknown, (attribute, value) =>
    attribute.computed && value === null && isNew ? UNKNOWN : value,
  );
}

/** The planned object with a value for everything that the plan left open. */
export function fill(
  block: Block,
  planned: WireObject,
  make: (attribute: Attribute, object: WireObject) => WireValue,
): WireObject {
  const top = planned;
  const inside = (b: Block, object: WireObject): WireObject =>
    changeInside(b, object, undefined, inside, (attribute, value) =>
      isUnknown(value) ? make(attribute, top) : value,
    );
  return inside(block, planned);
}

/** Changes each attribute of an object, and by `recurse` the objects in its nested attributes and blocks. */
function changeInside(
  block: Block,
  object: WireObject,
  prior: WireValue | undefined,
  recurse: (block: Block, object: WireObject, prior: WireValue | undefined) => WireObject,
  change: (attribute: Attribute, value: WireValue) => WireValue,
): WireObject {
  const before = isObject(prior) ? prior : {};
  const result = { ...object };
  for (const attribute of block.attributes) {
    const { name, nested } = attribute;
    const value = change(attribute, result[name] ?? null);
    const into = { attributes: nested?.attributes ?? [], blocks: [] };
    result[name] = nested
      ? eachObject(nested.nesting, value, before[name], (o, p) => recurse(into, o, p))
      : value;
  }
  for (const { typeName, nesting, block: into } of block.blocks) {
    const value = result[typeName] ?? null;
    result[typeName] = eachObject(nesting, value, before[typeName], (o, p) => recurse(into, o, p));
  }
  return result;
}

/** Applies a change to every object of a nested value, each with its predecessor (in sets: the equal one). */
function eachObject(
  nesting: Nesting,
  value: WireValue,
  prior: WireValue | undefined,
  change: Change,
): WireValue {
  const one = (element: WireValue, before: WireValue | undefined) =>
    isObject(element) ? change(element, before) : element;
  if (nesting === "SINGLE") return one(value, prior);
  if (Array.isArray(value)) {
    const before = Array.isArray(prior) ? prior : [];
    return value.map((element, i) =>
      one(
        element,
        nesting === "SET" ? before.find((b) => isDeepStrictEqual(b, element)) : before[i],
      ),
    );
  }
  if (!isObject(value)) return value;
  const before = isObject(prior) ? prior : {};
  return Object.fromEntries(
    Object.entries(value).map(([key, element]) => [key, one(element, before[key])]),
  );
}

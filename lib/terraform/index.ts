export { parseReference, renderKey, renderReference, type Step } from "./address";
export { assume } from "./assume";
export { type Embedded, embeddedJson } from "./embedded-json";
export { find, resourceAt } from "./find";
export { mergeStacks } from "./merge-stacks";
export { formerAddresses, liesIn, type Moved } from "./moved";
export { type Target, targetsOf, walk } from "./names";
export { type ParseOptions, parseJson } from "./parse-json";
export { readPrior } from "./prior";
export { readStack, type StackOptions } from "./read-stack";
export { resolve } from "./resolve";
export type { Manifest, ProviderConfig, Repeated, Resource, Stack } from "./resource";
export { decodeTemplate, escapeTemplate } from "./template";
export {
  attribute,
  holdsUnknown,
  isMap,
  isUnknown,
  type Reference,
  SENSITIVE,
  UNKNOWN,
  Unknown,
  type Value,
} from "./value";

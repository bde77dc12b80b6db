export { parseAcknowledgements } from "./acknowledgements";
export type { Assumption } from "./assumptions";
export { type Check, check, type CheckOptions } from "./check";
export {
  CHANGE_KINDS,
  type Change,
  type ChangedPath,
  type ChangeKind,
  type Diff,
} from "./diff/change";
export { diff } from "./diff/diff";
export { explain, type Explained, type ExplainOptions, type TokenDecision } from "./explain";
export { inputOf, type InputOptions } from "./input";
export { type Loaded, loadStacks } from "./load";
export { parseSideFile, type SideFile } from "./side-file";
export type { Source } from "./source";
export { decodeToken, type NamedToken, parseTokens } from "./tokens";
export { productionMark, type ProductionMark } from "./production-mark";
export { who, type WhoOptions } from "./who";

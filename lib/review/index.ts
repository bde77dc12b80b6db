export { parseAcknowledgements } from "./acknowledgements";
export type { Assumption } from "./assumptions";
export { type Check, check, type CheckOptions } from "./check";
export { explain, type Explained, type ExplainOptions, type TokenDecision } from "./explain";
export { inputOf, type InputOptions } from "./input";
export { type Loaded, loadStacks } from "./load";
export { parseSideFile, type SideFile } from "./side-file";
export type { Source } from "./source";
export { decodeToken, type NamedToken, parseTokens } from "./tokens";

export type { Language, PatternTree, Range } from "./language";
export {
  after,
  ANY,
  childPaths,
  complement,
  difference,
  exact,
  glob,
  type GlobOptions,
  intersection,
  isNone,
  NONE,
  pattern,
  regex,
  union,
} from "./factories";
export { isTooLarge } from "./automaton";
export { isSameLetter, letterForms } from "./letters";
export { matches } from "./matches";
export { exactValues, includes, isEmpty, shortest } from "./questions";
export { sampleOf } from "./samples";
export { describeLanguage } from "./describe";

export type { Language } from "./language";
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
  regex,
  union,
} from "./factories";
export { isTooLarge } from "./automaton";
export { isSameLetter } from "./letters";
export { matches } from "./matches";
export { exactValues, includes, isEmpty, shortest } from "./questions";
export { sampleOf } from "./samples";
export { describeLanguage } from "./describe";

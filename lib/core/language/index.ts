export type { Language } from "./language";
export {
  after,
  ANY,
  childPaths,
  complement,
  exact,
  glob,
  type GlobOptions,
  intersection,
  NONE,
  union,
} from "./factories";
export { matches } from "./matches";
export { exactValues, includes, isEmpty, shortest } from "./questions";
export { describeLanguage } from "./describe";

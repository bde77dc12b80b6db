export {
  acknowledge,
  type Acknowledged,
  type AcknowledgedFinding,
  type Acknowledgement,
} from "./acknowledgement";
export { byUrgency, type Finding, reaches, type Severity, type Violation } from "./finding";
export type { Input } from "./input";
export { judge, type JudgeOptions } from "./judge";
export { RULES } from "./registry";
export type { Rule } from "./rule";

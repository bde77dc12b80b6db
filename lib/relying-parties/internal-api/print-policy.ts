import type { InternalApiPolicy } from "./policy";

/** The text of a policy file: the fields in the order of the format, two spaces a level, a line break at the end. */
export function printPolicy(policy: InternalApiPolicy): string {
  return `${JSON.stringify(policy, undefined, 2)}\n`;
}

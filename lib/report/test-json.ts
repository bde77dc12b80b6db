import type { ExpectationResult } from "../review/expectations/expectation";

/** The results of expectations as JSON. */
export function testJson(results: readonly ExpectationResult[]): string {
  const told = results.map(({ name, passed, message }) => ({ name, passed, message }));
  return `${JSON.stringify({ schemaVersion: 1, results: told }, undefined, 2)}\n`;
}

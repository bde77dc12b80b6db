import * as runner from "@jest/globals";
import type { Part } from "./part";

/** For a busy machine; the tests themselves take one to three seconds. */
const LONGEST_TEST_MS = 60_000;

/** `describe` where the part is there; elsewhere skipped, or failing where the environment requires the part. */
export function describeWith(part: Part, name: string, body: () => void): void {
  if (part.missing === undefined) {
    runner.jest.setTimeout(LONGEST_TEST_MS);
    runner.describe(name, body);
  } else if (process.env[part.requiredBy] === "1") {
    runner.test(`${name} needs ${part.name}`, () => Promise.reject(new Error(part.missing)));
  } else {
    runner.describe.skip(name, body);
  }
}

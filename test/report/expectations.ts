import type { ExpectationResult } from "../../lib/review/expectations/expectation";

export const HELD: ExpectationResult = {
  name: "releases publish",
  passed: true,
  message: "the job becomes publisher",
};

/** With everything that text from an input can bring. */
export const FAILED: ExpectationResult = {
  name: `previews "<never>" publish & 'so' on\u001b[2J`,
  passed: false,
  message: 'publisher refuses the job: ref: expected "main"\nreceived <x>\uFFFF',
};

import type { ExpectationResult } from "../review/expectations/expectation";
import { xmlText } from "./xml";

const SUITE = "gitlab-federation test";

/** The results of expectations as a JUnit report, one test case each. It has no times, so that equal results are equal bytes. */
export function testJunit(results: readonly ExpectationResult[]): string {
  const failures = results.filter(({ passed }) => !passed).length;
  const counts = `tests="${results.length}" failures="${failures}" errors="0" skipped="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${SUITE}" ${counts}>`,
    `  <testsuite name="${SUITE}" ${counts}>`,
    ...results.map(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase({ name, passed, message }: ExpectationResult): string {
  const head = `    <testcase classname="${SUITE}" name="${xmlText(name)}"`;
  if (passed) return `${head}/>`;
  const text = xmlText(message);
  return `${head}>\n      <failure message="${text}">${text}</failure>\n    </testcase>`;
}

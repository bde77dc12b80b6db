import { expect, test } from "@jest/globals";
import { type CodeQualityEntry, codeQualityProblem } from "../../lib/report/codequality-entry";

const ENTRY: CodeQualityEntry = {
  description: "what is wrong",
  check_name: "trust/any-ref",
  fingerprint: "trust/any-ref@shop",
  severity: "critical",
  location: { path: "lib/main.ts", lines: { begin: 1 } },
};
const at = (path: string, begin = 1) => ({ location: { path, lines: { begin } } });

test.each([
  {},
  { severity: "blocker" },
  at("main.ts", 31),
  at(".gitlab/a b.json"),
  at("..a/b..c"),
  at("C:x"),
] as readonly Partial<CodeQualityEntry>[])("%j is taken", (parts) => {
  expect(codeQualityProblem({ ...ENTRY, ...parts })).toBeUndefined();
});

test.each<[object, string]>([
  [{ description: " " }, "it has no description"],
  [{ check_name: "" }, "it has no check_name"],
  [{ fingerprint: "" }, "it has no fingerprint"],
  [{ severity: "error" }, "its severity is error"],
  [at("main.ts", 0), "its line is 0"],
  [at("main.ts", 1.5), "its line is 1.5"],
  [at("main.ts", NaN), "its line is NaN"],
  ...["", "/etc/x", "a//b", "./a", "a/../b", "../a", "a\\b", "a/"].map((path): [object, string] => [
    at(path),
    `its path is not relative to the repository: ${path}`,
  ]),
])("%j is not", (parts, problem) => {
  expect(codeQualityProblem({ ...ENTRY, ...parts })).toBe(problem);
});

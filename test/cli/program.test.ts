import { expect, test } from "@jest/globals";
import { programOf } from "../../lib/cli/program";

const program = programOf(
  { stdout: { write: () => true }, stderr: { write: () => true }, env: {}, now: () => new Date(0) },
  () => undefined,
);
const flags = (name: string) =>
  program.commands.find((c) => c.name() === name)?.options.map((o) => o.long);

test("has the commands of the contract that are built so far", () => {
  expect(program.commands.map((c) => c.name())).toEqual([
    "check",
    "explain",
    "who",
    "diff",
    "map",
    "test",
    "doctor",
    "mcp",
  ]);
});

test.each([
  [
    "check",
    [
      "--format",
      "--fail-on",
      "--acknowledgements",
      "--subject-template",
      "--assume",
      "--today",
      "--explain",
      "--quiet",
    ],
  ],
  ["explain", ["--tokens", "--token-env", "--identity", "--assume", "--format", "--quiet"]],
])("%s has the flags of the contract", (name, expected) => {
  expect(flags(name)).toEqual(expected);
});

import { expect, test } from "@jest/globals";
import { paintOf } from "../../lib/cli/paint";

const painted = (env: Readonly<Record<string, string>>, isTTY: boolean): boolean =>
  paintOf({ env, stdout: { write: () => true, isTTY } })("error", "x") !== "x";

test.each([
  ["a terminal", {}, true],
  ["a terminal with an empty NO_COLOR", { NO_COLOR: "" }, true],
])("colours on %s", (_case, env, isTTY) => {
  expect(painted(env, isTTY)).toBe(true);
});

test("FORCE_COLOR colours a pipe, before NO_COLOR", () => {
  expect(painted({ FORCE_COLOR: "1", NO_COLOR: "1" }, false)).toBe(true);
});

test.each([
  ["a pipe", {}, false],
  ["a terminal with NO_COLOR", { NO_COLOR: "1" }, true],
  ["a terminal with FORCE_COLOR=0", { FORCE_COLOR: "0" }, true],
  ["a dumb terminal", { TERM: "dumb" }, true],
])("does not colour on %s", (_case, env, isTTY) => {
  expect(painted(env, isTTY)).toBe(false);
});

test("gives each role its style", () => {
  const paint = paintOf({ env: { FORCE_COLOR: "1" }, stdout: { write: () => true } });
  expect(paint("error", "x")).toBe("\u001b[31mx\u001b[39m");
  expect(paint("heading", "x")).toBe("\u001b[1mx\u001b[22m");
});

import { expect, test } from "@jest/globals";
import { Problems } from "../../../lib/relying-parties/internal-api/problems";
import { UNKNOWN } from "../../../lib/terraform";

const NAME = { pattern: /^a+$/, words: "a run of a" };

test("what fits leaves nothing behind", () => {
  const problems = new Problems();
  expect(problems.map({ a: 1 }, "p", ["a", "b"])).toEqual({ a: 1 });
  expect(problems.map({ c: 1 }, "p")).toEqual({ c: 1 });
  expect(problems.list([1], "p")).toEqual([1]);
  expect(problems.text("x", "p")).toBe("x");
  expect(problems.matching("aa", "p", NAME)).toBe("aa");
  problems.constant("v1", "p", "v1");
  expect(problems.found).toEqual([]);
});

test("what does not is told with its place", () => {
  const problems = new Problems();
  expect(problems.map([], "p.map", [])).toEqual({});
  expect(problems.map({ toString: 1, b: 2 }, "p", ["b"])).toEqual({ toString: 1, b: 2 });
  expect(problems.list({}, "p.list")).toEqual([]);
  expect(problems.text(1, "p.text")).toBeUndefined();
  expect(problems.text(undefined, "p.gone")).toBeUndefined();
  expect(problems.matching("b", "p.name", NAME)).toBeUndefined();
  problems.constant("v2", "p.version", "v1");
  expect(problems.found.map(({ code, message }) => `${code}: ${message}`)).toEqual([
    "not-understood: p.map is not a map",
    "not-understood: p.toString is no field of a policy",
    "not-understood: p.list is not a list",
    "not-understood: p.text is not a text",
    "not-understood: p.gone is missing",
    "not-understood: p.name is not a run of a",
    'not-understood: p.version is not "v1"',
  ]);
});

test("what is not known before apply is no mistake", () => {
  const problems = new Problems();
  problems.list(UNKNOWN, "p.list");
  expect(problems.found).toEqual([
    { code: "unknown-value", message: "p.list is not known before apply" },
  ]);
});

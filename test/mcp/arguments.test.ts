import { describe, expect, test } from "@jest/globals";
import { assumptionsOf, marksOf, pathsOf, skipped, templatesOf } from "../../lib/mcp/arguments";
import { Fields } from "../../lib/review/fields";
import { refusal } from "../review/refusal";

const given = (value: object) => new Fields(value, "arguments");

test("paths are the one that is named, else everything that is served", () => {
  const desk = { folders: ["a", "b"] };
  expect(pathsOf(given({}), desk)).toEqual(["a", "b"]);
  expect(pathsOf(given({ path: "a/c" }), desk)).toEqual(["a/c"]);
  expect(refusal(() => pathsOf(given({ path: 7 }), desk))).toBe(
    "ERR_INPUT_SHAPE: path must be text; given: a number; at arguments",
  );
});

test("skipped leaves out the start", () => {
  expect(skipped(given({}), [1, 2, 3])).toEqual([1, 2, 3]);
  expect(skipped(given({ skip: 2 }), [1, 2, 3])).toEqual([3]);
  expect(skipped(given({ skip: 9 }), [1, 2, 3])).toEqual([]);
  expect(refusal(() => skipped(given({ skip: -1 }), [1]))).toBe(
    "ERR_INPUT_SHAPE: skip must be a whole number above 0; given: a number; at arguments",
  );
});

describe("assumptionsOf", () => {
  test("reads names and values", () => {
    expect(assumptionsOf(given({}))).toEqual([]);
    expect(assumptionsOf(given({ assume: { "a.b.id": "47=11" } }))).toEqual([
      { name: "a.b.id", value: "47=11" },
    ]);
  });

  test.each([
    [{ "a.b.id": 4711 }, "a number"],
    [{ id: "4711" }, "a string"],
  ])("refuses %j", (assume, kind) => {
    expect(refusal(() => assumptionsOf(given({ assume })))).toBe(
      `ERR_USAGE: assume is not understood; given: ${kind}; allowed: text by [STACK:]ADDRESS.ATTRIBUTE: {"gitlab_project.web.id": "4711"}`,
    );
  });

  test("refuses a list", () => {
    expect(refusal(() => assumptionsOf(given({ assume: ["a.b=1"] })))).toBe(
      "ERR_USAGE: assume is not understood; given: a list; allowed: an object",
    );
  });
});

describe("templatesOf", () => {
  test("reads components by project", () => {
    const subjectTemplates = { "shop/web": ["project_id", "ref"] };
    expect(templatesOf(given({ subjectTemplates }))).toEqual([
      { project: "shop/web", components: ["project_id", "ref"] },
    ]);
  });

  test.each([
    [{ "shop/web": "project_id" }, "a string"],
    [{ "shop/web": [] }, "a list"],
    [{ "shop/web": ["ref", 1] }, "a list"],
  ])("refuses %j", (subjectTemplates, kind) => {
    expect(refusal(() => templatesOf(given({ subjectTemplates })))).toBe(
      `ERR_USAGE: subjectTemplates is not understood; given: ${kind}; allowed: lists of claims by project: {"shop/web": ["project_id", "ref"]}`,
    );
  });
});

describe("marksOf", () => {
  test("reads a list of marks", () => {
    expect(marksOf(given({}))).toEqual([]);
    expect(marksOf(given({ markProduction: ["tier:production", "*ledger*"] }))).toEqual([
      { tier: "production" },
      { pattern: "*ledger*" },
    ]);
  });

  test.each([
    ["tier:production", "a string"],
    [[7], "a list"],
  ])("refuses %j", (markProduction, kind) => {
    expect(refusal(() => marksOf(given({ markProduction })))).toBe(
      `ERR_USAGE: markProduction is not understood; given: ${kind}; allowed: a list of texts: ["tier:production"]`,
    );
  });
});

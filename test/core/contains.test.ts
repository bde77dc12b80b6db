import { expect, test } from "@jest/globals";
import {
  ANY,
  type ClaimName,
  complement,
  type Constraint,
  contains,
  EVERYBODY,
  exact,
  glob,
  grantContains,
  NOBODY,
  NONE,
  opaque,
  or,
  type Token,
  trustOf,
} from "../../lib/core";
import { satisfies } from "../../lib/core/contains";
import { automataBuilt } from "../../lib/core/language/automaton";

const main: Constraint = { values: exact("main"), absent: false };
const mainIfExists: Constraint = { values: exact("main"), absent: true };
const lacking: Constraint = { values: NONE, absent: true };
const present: Constraint = { values: ANY, absent: false };
const notMain: Constraint = { values: complement(exact("main")), absent: false };
const one: Constraint = { values: exact("1"), absent: false };
const id = opaque("${gitlab_project.web.id}");

test.each<[string, Constraint, ClaimName, Token, Token]>([
  ["its value", main, "ref", { ref: "main" }, { ref: "dev" }],
  ["its case", main, "ref", { ref: "main" }, { ref: "Main" }],
  ["a missing claim", main, "ref", { ref: "main" }, {}],
  ["null", main, "ref", { ref: "main" }, { ref: null }],
  ["undefined", main, "ref", { ref: "main" }, { ref: undefined }],
  ["a claim of that name only", main, "ref", { ref: "main" }, { ref_type: "main" }],
  ["an inherited claim", main, "ref", { ref: "main" }, Object.create({ ref: "main" }) as Token],
  ["absence where it may be absent", mainIfExists, "ref", {}, { ref: "dev" }],
  ["null where it may be absent", mainIfExists, "ref", { ref: null }, { ref: "" }],
  ["its value where it may be absent", mainIfExists, "ref", { ref: "main" }, { ref: [] }],
  ["a claim that must be absent", lacking, "ref", {}, { ref: "main" }],
  ["a claim that must be present", present, "ref", { ref: "" }, {}],
  ["another value", notMain, "ref", { ref: "dev" }, { ref: "main" }],
  ["another value is a value", notMain, "ref", { ref: "" }, {}],
  ["a number", one, "runner_id", { runner_id: 1 }, { runner_id: 1.5 }],
  ["a number as text", one, "runner_id", { runner_id: "1" }, { runner_id: "01" }],
  ["a list", main, "aud", { aud: ["x", "main"] }, { aud: ["x", "y"] }],
  ["an empty list", main, "aud", { aud: ["main"] }, { aud: [] }],
  ["a list in a list", main, "aud", { aud: ["main"] }, { aud: [["main"]] }],
  ["a list with other types", one, "aud", { aud: [null, "1"] }, { aud: [1] }],
  ["a member that is another", notMain, "aud", { aud: ["main", "x"] }, { aud: ["main"] }],
  ["no member for another value", notMain, "aud", { aud: ["x"] }, { aud: [] }],
  ["a flag", { values: exact("true"), absent: false }, "ref", { ref: "true" }, { ref: true }],
  ["an object", present, "ref", { ref: "x" }, { ref: { main: "main" } }],
  [
    "an opaque value",
    { values: exact(id), absent: false },
    "project_id",
    { project_id: id },
    { project_id: "${gitlab_project.web.id}" },
  ],
])("%s: satisfies and does not satisfy", (_, constraint, claim, accepted, refused) => {
  expect([satisfies(constraint, accepted, claim), satisfies(constraint, refused, claim)]).toEqual([
    true,
    false,
  ]);
});

const mainOrTags = or(
  trustOf({ ref: exact("main"), ref_type: exact("branch") }),
  trustOf({ ref: glob("v*"), ref_type: exact("tag") }),
);

test.each<[string, Token, boolean]>([
  ["the first grant", { ref: "main", ref_type: "branch" }, true],
  ["the second grant", { ref: "v1", ref_type: "tag" }, true],
  ["half of each grant", { ref: "main", ref_type: "tag" }, false],
  ["half of each grant, the other way", { ref: "v1", ref_type: "branch" }, false],
  ["one claim alone", { ref: "main" }, false],
  ["more claims", { ref: "main", ref_type: "branch", sub: "x" }, true],
  ["nothing", {}, false],
])("a trust of two grants and a token of %s: %s", (_, token, expected) => {
  expect(contains(mainOrTags, token)).toBe(expected);
  expect(mainOrTags.grants.some((grant) => grantContains(grant, token))).toBe(expected);
});

test.each<Token>([{}, { ref: "main" }])("everybody and nobody: %j", (token) => {
  expect([contains(EVERYBODY, token), contains(NOBODY, token)]).toEqual([true, false]);
});

test("asking builds no automaton", () => {
  const before = automataBuilt();
  const trust = trustOf({ ref: complement(glob("contains-*")), aud: glob("*-contains") });
  expect(contains(trust, { ref: "x", aud: ["a", "b-contains"] })).toBe(true);
  expect(contains(trust, { ref: "contains-x", aud: ["b-contains"] })).toBe(false);
  expect(automataBuilt()).toBe(before);
});

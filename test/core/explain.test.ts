import { expect, test } from "@jest/globals";
import {
  ANY,
  type Constraint,
  complement,
  describeClaim,
  describeConstraint,
  EVERYBODY,
  exact,
  explain,
  type FailingClaim,
  glob,
  NOBODY,
  NONE,
  opaque,
  or,
  restrict,
  type Token,
  type Trust,
  trustOf,
} from "../../lib/core";

const branch = trustOf({
  project_path: exact("shop/web"),
  ref_type: exact("branch"),
  ref: exact("main"),
});
const tag = trustOf({ project_path: exact("shop/web"), ref_type: exact("tag"), ref: glob("v*") });
const both = or(branch, tag);
const lenient = restrict(branch, "user_login", exact("ann"), true);

test.each<[string, Trust, Token, number]>([
  ["the first grant", both, { project_path: "shop/web", ref_type: "branch", ref: "main" }, 0],
  ["the second grant", both, { project_path: "shop/web", ref_type: "tag", ref: "v1" }, 1],
  [
    "a claim that may be absent",
    lenient,
    { project_path: "shop/web", ref_type: "branch", ref: "main" },
    0,
  ],
  ["everybody", EVERYBODY, {}, 0],
])("admitted by %s", (_, trust, token, grant) => {
  const explanation = explain(trust, token);
  expect(explanation).toEqual({ admitted: true, grant: trust.grants[grant], failing: [] });
  expect(explanation.grant).toBe(trust.grants[grant]);
});

test.each<[string, Trust, Token, number, readonly FailingClaim[]]>([
  [
    "one claim",
    branch,
    { project_path: "shop/web", ref_type: "branch", ref: "dev" },
    0,
    [{ claim: "ref", expected: '"main"', received: '"dev"' }],
  ],
  [
    "a missing claim",
    branch,
    { project_path: "shop/web", ref_type: "branch" },
    0,
    [{ claim: "ref", expected: '"main"', received: "nothing" }],
  ],
  [
    "every claim, in claim order",
    tag,
    { ref: "main", ref_type: "branch", project_path: "shop/api" },
    0,
    [
      { claim: "project_path", expected: '"shop/web"', received: '"shop/api"' },
      { claim: "ref_type", expected: '"tag"', received: '"branch"' },
      { claim: "ref", expected: "v*", received: '"main"' },
    ],
  ],
  [
    "the nearest grant, not the first",
    both,
    { project_path: "shop/web", ref_type: "tag", ref: "main2" },
    1,
    [{ claim: "ref", expected: "v*", received: '"main2"' }],
  ],
  [
    "the nearest grant, not the last",
    both,
    { project_path: "shop/web", ref_type: "branch", ref: "dev" },
    0,
    [{ claim: "ref", expected: '"main"', received: '"dev"' }],
  ],
  [
    "the first of two that are as near",
    both,
    { project_path: "shop/web", ref_type: "tag", ref: "main" },
    0,
    [{ claim: "ref_type", expected: '"branch"', received: '"tag"' }],
  ],
  [
    "a claim that may be absent but is another",
    lenient,
    { project_path: "shop/web", ref_type: "branch", ref: "main", user_login: "eve" },
    0,
    [{ claim: "user_login", expected: '"ann", or nothing', received: '"eve"' }],
  ],
])("kept out by %s", (_, trust, token, grant, failing) => {
  expect(explain(trust, token)).toEqual({ admitted: false, grant: trust.grants[grant], failing });
});

test("nobody has no nearest grant", () => {
  expect(explain(NOBODY, { ref: "main" })).toEqual({
    admitted: false,
    grant: undefined,
    failing: [],
  });
});

test.each<[Constraint, string]>([
  [{ values: exact("main"), absent: false }, '"main"'],
  [{ values: exact("main"), absent: true }, '"main", or nothing'],
  [{ values: glob("v*"), absent: true }, "v*, or nothing"],
  [{ values: complement(exact("x")), absent: false }, 'anything but "x"'],
  [{ values: ANY, absent: false }, "anything"],
  [{ values: NONE, absent: true }, "nothing"],
  [{ values: exact(), absent: true }, "nothing"],
  [{ values: NONE, absent: false }, "nothing"],
])("%j in words: %s", (constraint, words) => {
  expect(describeConstraint(constraint)).toBe(words);
});

test.each<[Token, string]>([
  [{ aud: "a" }, '"a"'],
  [{ aud: ["a", "b"] }, '["a","b"]'],
  [{ aud: [] }, "[]"],
  [{ aud: 7 }, "7"],
  [{ aud: true }, "true"],
  [{ aud: { a: "b" } }, '{"a":"b"}'],
  [{ aud: opaque("${a.b.id}") }, '"${a.b.id}"'],
  [{ aud: ["x", opaque("${a.b.id}")] }, '["x","${a.b.id}"]'],
  [{ aud: null }, "nothing"],
  [{}, "nothing"],
])("aud of %j in words: %s", (token, words) => {
  expect(describeClaim(token, "aud")).toBe(words);
});

test("an inherited claim is none", () => {
  expect(describeClaim({}, "constructor")).toBe("nothing");
});

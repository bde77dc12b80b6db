import { expect, test } from "@jest/globals";
import {
  and,
  ANY,
  type ClaimName,
  EVERYBODY,
  exact,
  glob,
  grantKey,
  intersection,
  isEmptyTrust,
  makeGrant,
  NOBODY,
  NONE,
  or,
  restrict,
  type SubjectTemplate,
  type Trust,
  trustOf,
  withoutClaim,
  withoutEmptyGrants,
} from "../../lib/core";

const main = exact("main");
const tag = exact("tag");
const byId: SubjectTemplate = ["project_id", "ref_type", "ref"];
const onMain = trustOf({ ref: main });
const onDev = trustOf({ ref: exact("dev") });
const onTags = trustOf({ ref_type: tag });
const EMPTY = intersection(glob("a?"), glob("b?"));

test.each<[string, Trust, ClaimName, Trust]>([
  ["its claim", onMain, "ref", EVERYBODY],
  ["one of two claims", and(onMain, onTags), "ref", onTags],
  ["a claim that it does not name", onMain, "ref_type", onMain],
  ["nobody", NOBODY, "ref", NOBODY],
  ["grants that become equal", or(and(onMain, onTags), and(onDev, onTags)), "ref", onTags],
  ["the template", trustOf({ ref: main }, byId), "ref", trustOf({}, byId)],
])("without a claim: %s", (_, t, claim, expected) => {
  const before = grantKeys(t);
  expect(withoutClaim(t, claim)).toEqual(expected);
  expect(grantKeys(t)).toEqual(before);
});

function grantKeys(t: Trust): readonly string[] {
  return t.grants.map(grantKey);
}

test("grants that do not name the claim come back themselves", () => {
  expect(withoutClaim(onMain, "sha").grants[0]).toBe(onMain.grants[0]);
});

const minted = trustOf({ ref: glob("a?") });
const unminted = trustOf({ ref: EMPTY });
test.each<[string, Trust, Trust, boolean]>([
  ["nobody", NOBODY, NOBODY, true],
  ["everybody", EVERYBODY, EVERYBODY, false],
  ["a grant", minted, minted, false],
  ["an empty grant", unminted, NOBODY, true],
  ["a value GitLab never mints", trustOf({ ref_type: exact("heads") }), NOBODY, true],
  ["an empty grant and another", or(unminted, minted), minted, false],
  ["two empty grants", or(unminted, trustOf({ ref_type: exact("x") })), NOBODY, true],
])("without empty grants: %s", (_, t, rest, empty) => {
  expect(withoutEmptyGrants(t)).toEqual(rest);
  expect(isEmptyTrust(t)).toBe(empty);
});

test("a trust without empty grants comes back itself", () => {
  expect(withoutEmptyGrants(minted)).toBe(minted);
});

test.each<[string, Trust, string]>([
  ["everybody", EVERYBODY, ""],
  ["claims", trustOf({ ref: main, ref_type: tag }), ';ref_type=["tag"];ref=["main"]'],
  ["a template", trustOf({ ref: glob("v*") }, byId), 'project_id:ref_type:ref;ref=glob("v*")'],
  ["absence", restrict(EVERYBODY, "user_login", main, true), ';user_login?=["main"]'],
  ["presence", trustOf({ user_login: ANY }), ";user_login=any"],
  ["absence alone", restrict(EVERYBODY, "user_login", NONE, true), ";user_login?=[]"],
])("the key of %s", (_, t, key) => {
  expect(grantKeys(t)).toEqual([key]);
});

test("absence of a claim that is always there makes no other key", () => {
  const values = main;
  const absent = { constraints: new Map([["ref" as const, { values, absent: true }]]) };
  expect(grantKey(absent)).toBe(';ref=["main"]');
});

test.each<[string, Trust, Trust]>([
  ["claims in another order", trustOf({ ref: main, sha: main }), trustOf({ sha: main, ref: main })],
  [
    "values in another order",
    trustOf({ ref: exact("b", "a") }),
    trustOf({ ref: exact("a", "b", "a") }),
  ],
  ["free claims", trustOf({ ref: main, sha: ANY }), onMain],
  [
    "a path of a ref",
    trustOf({ ref_path: exact("refs/tags/v1") }),
    trustOf({ ref: exact("v1"), ref_type: tag }),
  ],
])("one key: %s", (_, one, other) => {
  expect(grantKeys(one)).toEqual(grantKeys(other));
});

test("the template is part of the key", () => {
  const texts = [makeGrant([]), makeGrant([], byId), makeGrant([], ["project_id"])].map(
    (g) => g && grantKey(g),
  );
  expect(texts).toEqual(["", "project_id:ref_type:ref", "project_id"]);
});

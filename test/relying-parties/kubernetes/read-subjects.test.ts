import { expect, test } from "@jest/globals";
import { EVERYBODY, exact, GITLAB_DOT_COM, NOBODY, type Trust, trustOf } from "../../../lib/core";
import { findAuthenticators, findBindings } from "../../../lib/relying-parties/kubernetes";
import { readSubjects } from "../../../lib/relying-parties/kubernetes/read-subjects";
import { clusterOf, type Entry, type SubjectText } from "../../support/kubernetes";

test.each<[string, Entry, readonly SubjectText[], Trust]>([
  ["a user", {}, ["User gitlab:20"], trustOf({ project_id: exact("20") })],
  ["a user of another prefix", {}, ["User x:20"], NOBODY],
  ["no subject", {}, [], NOBODY],
  ["everybody", {}, ["Group system:authenticated"], EVERYBODY],
  ["a group without a mapping", {}, ["Group gitlab:20"], NOBODY],
  [
    "a text claim as group",
    { groups: { claim: "ref", prefix: "r:" } },
    ["Group r:main"],
    trustOf({ ref: exact("main") }),
  ],
  [
    "a list claim as group",
    { groups: { expression: "claims.groups_direct" } },
    ["Group a"],
    trustOf({ groups_direct: exact("a") }),
  ],
  ["a claim that no token has", { groups: { claim: "team", prefix: "" } }, ["Group a"], NOBODY],
  [
    "a group of a list",
    { groups: { expression: "['a', claims.ref == 'main' ? 'b' : '']" } },
    ["Group b"],
    trustOf({ ref: exact("main") }),
  ],
  [
    "a group that is always given",
    { groups: { expression: "['a', 'b']" } },
    ["Group a"],
    EVERYBODY,
  ],
  ["a group that is never given", { groups: { expression: "['a', 'b']" } }, ["Group c"], NOBODY],
])("%s", (_name, parts, subjects, expected) => {
  const stack = clusterOf(parts, subjects);
  const [binding] = findBindings(stack);
  const [authenticator] = findAuthenticators(stack);
  if (binding === undefined || authenticator === undefined) throw new Error("no cluster");
  const { trust, notUnderstood } = readSubjects(binding, authenticator, {
    issuer: GITLAB_DOT_COM,
    projects: [],
  });
  expect([trust, notUnderstood]).toEqual([expected, []]);
});

import { expect, test } from "@jest/globals";
import { printExpression } from "../../../lib/relying-parties/cel";
import { prepare } from "../../../lib/relying-parties/kubernetes";
import { reasonTests } from "../../../lib/relying-parties/kubernetes/reason-tests";
import { bindingDocument, clusterOf, type Entry, type SubjectText } from "../../support/kubernetes";

const of = (parts: Entry, ...subjects: readonly SubjectText[]) => {
  const [own] = prepare(bindingDocument(clusterOf(parts, subjects))).authenticators;
  if (own === undefined) throw new Error("no authenticator");
  const { username, groups, named } = reasonTests(own);
  expect(reasonTests(own)).toBe(reasonTests(own));
  return [username, groups, named].map((e) => e && printExpression(e, "claims"));
};
const USERNAME =
  "('gitlab:' + claims.project_id).startsWith('') && 'gitlab:' + claims.project_id != ''";

test.each<[string, Entry, SubjectText, readonly (string | undefined)[]]>([
  [
    "a user",
    {},
    "User gitlab:20",
    [USERNAME, undefined, "'gitlab:' + claims.project_id == 'gitlab:20'"],
  ],
  ["no mapping of the user", { username: {} }, "User gitlab:20", [undefined, undefined, undefined]],
  ["a group without a mapping", {}, "Group gitlab:a", [USERNAME, undefined, undefined]],
  [
    "a group of a claim",
    { groups: { claim: "groups_direct", prefix: "gitlab:" } },
    "Group gitlab:a",
    [USERNAME, undefined, "claims.groups_direct == 'a' || 'a' in claims.groups_direct"],
  ],
  [
    "a group of another prefix",
    { groups: { claim: "groups_direct", prefix: "x:" } },
    "Group gitlab:a",
    [USERNAME, undefined, undefined],
  ],
  [
    "of several groups the one that is meant",
    {
      groups: {
        expression: "[claims.ref == 'a' ? 'gitlab:a' : '', claims.ref == 'b' ? 'gitlab:b' : '']",
      },
    },
    "Group gitlab:b",
    [
      USERNAME,
      "(!(claims.ref == 'a') || 'gitlab:a'.startsWith('') && 'gitlab:a' != '') && (!(claims.ref == 'b') || 'gitlab:b'.startsWith('') && 'gitlab:b' != '')",
      "claims.ref == 'b' && 'gitlab:b' == 'gitlab:b'",
    ],
  ],
  [
    "a claim that may be a list",
    { groups: { expression: "claims.groups_direct" } },
    "Group gitlab:a",
    [
      USERNAME,
      "claims.groups_direct.startsWith('') && claims.groups_direct != ''",
      "claims.groups_direct == 'gitlab:a' || 'gitlab:a' in claims.groups_direct",
    ],
  ],
])("%s", (_name, parts, subject, expected) => {
  expect(of(parts, subject)).toEqual(expected);
});

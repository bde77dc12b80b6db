import { expect, test } from "@jest/globals";
import { systemName } from "../../../lib/guardrails/rules/kubernetes-system-name";
import { findingsOf } from "../../support/input";
import type { Entry } from "../../support/kubernetes";
import { authenticatorInput } from "../../support/kubernetes-input";

const NAME = "!user.username.startsWith('system:')";
const GROUPS = "user.groups.all(g, !g.startsWith('system:'))";
const found = (what: string): readonly string[] => [
  `error auth.yaml#jwt[0]: ${what} that auth.yaml#jwt[0] makes of a token can start with system:`,
];

test.each<[string, Entry, readonly string[]]>([
  ["a bare claim", { username: { claim: "user_login", prefix: "" } }, found("the user name")],
  [
    "a bare claim with a rule",
    { username: { claim: "user_login", prefix: "" }, userRules: [NAME] },
    [],
  ],
  [
    "a bare claim with a rule for groups",
    { username: { claim: "user_login", prefix: "" }, userRules: [GROUPS] },
    found("the user name"),
  ],
  [
    "a rule that refuses more",
    {
      username: { claim: "user_login", prefix: "" },
      userRules: ["!user.username.startsWith('s')"],
    },
    [],
  ],
  [
    "a rule that refuses less",
    {
      username: { claim: "user_login", prefix: "" },
      userRules: ["!user.username.startsWith('system:x')"],
    },
    found("the user name"),
  ],
  [
    "an expression that starts with a claim",
    { username: { expression: "claims.ref + 'x'" } },
    found("the user name"),
  ],
  [
    "a prefix of the cluster's own",
    { username: { expression: "'system:' + claims.ref" } },
    found("the user name"),
  ],
  [
    "a prefix that only starts so",
    { username: { expression: "'sys' + claims.ref" } },
    found("the user name"),
  ],
  ["a prefix", {}, []],
  ["bare groups", { groups: { claim: "groups_direct", prefix: "" } }, found("a group")],
  [
    "bare groups with a rule",
    { groups: { claim: "groups_direct", prefix: "" }, userRules: [GROUPS] },
    [],
  ],
  ["groups with a prefix", { groups: { claim: "groups_direct", prefix: "gitlab:" } }, []],
  [
    "one bare group of several",
    { groups: { expression: "['gitlab:a', claims.ref]" } },
    found("a group"),
  ],
  [
    "groups of a form that does not tell",
    { groups: { expression: "dyn(claims.g).map(g, g)" } },
    found("a group"),
  ],
  [
    "both",
    { username: { claim: "ref", prefix: "" }, groups: { claim: "g", prefix: "" } },
    found("the user name and a group"),
  ],
  [
    "an issuer that is no GitLab",
    { url: "https://accounts.google.com", username: { claim: "sub", prefix: "" } },
    [],
  ],
])("%s", (_name, parts, expected) => {
  expect(findingsOf(systemName, authenticatorInput(parts))).toEqual(expected);
});

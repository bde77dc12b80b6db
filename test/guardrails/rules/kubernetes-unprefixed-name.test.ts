import { expect, test } from "@jest/globals";
import { unprefixedName } from "../../../lib/guardrails/rules/kubernetes-unprefixed-name";
import { findingsOf } from "../../support/input";
import type { Entry } from "../../support/kubernetes";
import { authenticatorInput } from "../../support/kubernetes-input";

const found = (what: string): string =>
  `error auth.yaml#jwt[0]: auth.yaml#jwt[0] takes ${what} from a token without a prefix`;

test.each<[string, Entry, readonly string[]]>([
  ["a bare claim", { username: { claim: "user_login", prefix: "" } }, [found("the user name")]],
  [
    "a bare expression",
    { username: { expression: "claims.project_path" } },
    [found("the user name")],
  ],
  ["bare groups of a claim", { groups: { claim: "groups_direct", prefix: "" } }, [found("groups")]],
  [
    "a bare group of an expression",
    { groups: { expression: "['gitlab:a', claims.ref]" } },
    [found("groups")],
  ],
  [
    "both",
    { username: { claim: "ref", prefix: "" }, groups: { claim: "g", prefix: "" } },
    [found("groups"), found("the user name")],
  ],
  ["a prefix", { groups: { claim: "groups_direct", prefix: "gitlab:" } }, []],
  ["a literal group", { groups: { expression: "['gitlab:a']" } }, []],
  ["an expression that cannot be read", { username: { expression: "unheard(claims.x)" } }, []],
  [
    "groups of a form that does not tell",
    { groups: { expression: "dyn(claims.g).map(g, g)" } },
    [],
  ],
  ["no mapping", { username: {} }, []],
])("%s", (_name, parts, expected) => {
  expect(findingsOf(unprefixedName, authenticatorInput(parts))).toEqual(expected);
});

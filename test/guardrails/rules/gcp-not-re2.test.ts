import { expect, test } from "@jest/globals";
import { gcpNotRe2 } from "../../../lib/guardrails/rules/gcp-not-re2";
import { MAPPING, type PoolParts, poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const PROVIDER = "google_iam_workload_identity_pool_provider.gitlab";
const found = (parts: PoolParts) =>
  findingsOf(gcpNotRe2, inputFrom(onGitlabCom(poolResources(parts))));
const pattern = `error ${PROVIDER}: the attribute condition has a pattern that RE2 does not know`;

test.each([
  ["^release/[0-9]+$", []],
  ["(?i)^main$", []],
  ["(?:a|b)", []],
  ["^(?P<name>x)$", []],
  ["^(?!main)", [pattern]],
  ["(?=main)", [pattern]],
  ["(?<=v)1", [pattern]],
  ["(a)\\\\1", [pattern]],
  ["a*+", [pattern]],
])("matches('%s')", (text, expected) => {
  expect(
    found({ condition: `assertion.ref.matches('${text}') || assertion.ref.matches('${text}')` }),
  ).toEqual(expected);
});

test.each<[string, PoolParts, readonly string[]]>([
  [
    "a condition",
    { condition: "assertion.?ref.orValue('') == 'main'" },
    [`error ${PROVIDER}: attribute_condition uses optional access, which Google refuses`],
  ],
  [
    "a mapping",
    { mapping: { ...MAPPING, "attribute.x": "assertion[?'ref'].orValue('')" } },
    [`error ${PROVIDER}: attribute.x uses optional access, which Google refuses`],
  ],
  ["a text", { condition: "assertion.ref == 'a.?b'" }, []],
  ["a choice", { condition: "assertion.ref == 'x' ?true : false" }, []],
  ["a condition that is not known", { condition: "${var.condition}" }, []],
])("optional access in %s", (_name, parts, expected) => {
  expect(found(parts)).toEqual(expected);
});

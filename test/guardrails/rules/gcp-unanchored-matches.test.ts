import { expect, test } from "@jest/globals";
import { gcpUnanchoredMatches } from "../../../lib/guardrails/rules/gcp-unanchored-matches";
import { poolResources } from "../../support/gcp";
import { inputFrom, onGitlabCom, told } from "../../support/input";

const found = (condition: string) =>
  told(gcpUnanchoredMatches, inputFrom(onGitlabCom(poolResources({ condition })))).map(
    ({ allowed, message, severity }) => `${severity} ${message}, ${allowed ?? ""}`,
  );
const loose = (allowed: string): readonly string[] => [
  `warning the attribute condition looks for a pattern anywhere in ref, ${allowed}`,
];

test.each([
  ["main", loose("^(?:main)$")],
  ["^main", loose("^(?:main)$")],
  ["main$", loose("^(?:main)$")],
  ["^main|dev$", loose("^(?:main|dev)$")],
  ["^(main)\\\\$", loose("^(?:(main)\\)$")],
  ["^main$", []],
  ["^(?:main|dev)$", []],
  ["^[a|b]$", []],
  ["^a\\\\|b$", []],
  ["(?i)^main$", []],
  ["\\\\Amain\\\\z", []],
])("matches('%s')", (pattern, expected) => {
  expect(
    found(`assertion.ref.matches('${pattern}') || assertion.ref.matches('${pattern}')`),
  ).toEqual(expected);
});

test("a pattern that is a claim is none", () => {
  expect(found("assertion.ref.matches(assertion.sub)")).toEqual([]);
});

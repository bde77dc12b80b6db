import { expect, test } from "@jest/globals";
import { fieldLength } from "../../../lib/guardrails/rules/entra-field-length";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(fieldLength, inputFrom(onGitlabCom({ [type]: { x: attributes } })));
const long = "x".repeat(601);

test.each<[string, string, object]>([
  ["subject", EXACT, exactly({ subject: long })],
  ["issuer", EXACT, exactly({ issuer: `https://${"x".repeat(593)}` })],
  ["audience", EXACT, exactly({ audiences: [long] })],
  ["expression", FLEXIBLE, flexibly({ claims_matching_expression: long })],
])("a long %s", (name, type, attributes) => {
  expect(found(type, attributes)).toEqual([
    `error ${type}.x: the ${name} has 601 characters, and Entra takes 600`,
  ]);
});

test("quiet at the limit, and what is not known counts as nothing", () => {
  expect(found(EXACT, exactly({ subject: "x".repeat(600) }))).toEqual([]);
  expect(found(EXACT, exactly({ subject: `\${var.${long}}` }))).toEqual([]);
});

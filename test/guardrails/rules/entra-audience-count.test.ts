import { expect, test } from "@jest/globals";
import { audienceCount } from "../../../lib/guardrails/rules/entra-audience-count";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(audienceCount, inputFrom(onGitlabCom({ [type]: { x: attributes } })));

test("none or several", () => {
  expect(found(EXACT, exactly({ audiences: [] }))).toEqual([
    `error ${EXACT}.x: the credential has no audience`,
  ]);
  expect(found(MANAGED, managed({ audience: ["a", "b"] }))).toEqual([
    `error ${MANAGED}.x: the credential has 2 audiences`,
  ]);
});

test("quiet for one, and where they are not known", () => {
  expect(found(EXACT, exactly())).toEqual([]);
  expect(found(EXACT, exactly({ audiences: "${var.audiences}" }))).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { credentialName } from "../../../lib/guardrails/rules/entra-credential-name";
import { EXACT, exactly, MANAGED, managed } from "../../support/entra";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(credentialName, inputFrom(onGitlabCom({ [type]: { x: attributes } })));

test.each(["shop/web", "ab", "main branch", "a".repeat(121)])("%s", (name) => {
  for (const [type, attributes] of [
    [EXACT, exactly({ display_name: name })],
    [MANAGED, managed({ name })],
  ] as const) {
    expect(found(type, attributes)).toEqual([
      `error ${type}.x: the name of the credential has a form that Entra refuses`,
    ]);
  }
});

test.each(["abc", "a".repeat(120), "shop-web_main", "${var.name}"])("quiet for %s", (name) => {
  expect(found(EXACT, exactly({ display_name: name }))).toEqual([]);
});

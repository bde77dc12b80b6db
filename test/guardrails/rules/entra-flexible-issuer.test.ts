import { expect, test } from "@jest/globals";
import { flexibleIssuer } from "../../../lib/guardrails/rules/entra-flexible-issuer";
import { EXACT, exactly, FLEXIBLE, flexibly } from "../../support/entra";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const found = (type: string, attributes: object) =>
  findingsOf(flexibleIssuer, inputFrom(configuration({ [type]: { x: attributes } })));

test.each(["https://git.example.org", "https://gitlab.example.com/gitlab", "https://gitlab.com/"])(
  "%s",
  (issuer) => {
    expect(found(FLEXIBLE, flexibly({ issuer }))).toEqual([
      `error ${FLEXIBLE}.x: Entra takes no expression for the issuer ${issuer}`,
    ]);
  },
);

test.each([
  "https://gitlab.com",
  "https://gitlab.example.com",
  "https://gitlab.example.ca",
  "${var.issuer}",
])("quiet for %s", (issuer) => {
  expect(found(FLEXIBLE, flexibly({ issuer }))).toEqual([]);
});

test("quiet for an exact credential", () => {
  expect(found(EXACT, exactly({ issuer: "https://git.example.org" }))).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { adContainer } from "../../../lib/guardrails/rules/ad-container";
import { findingsOf, inputFrom, told } from "../../support/input";

const group = (container: string) =>
  inputFrom({
    resource: { ad_group: { x: { name: "Team", sam_account_name: "team", container } } },
  });

test.each([
  ["Groups", ["error ad_group.x: container is no distinguished name"]],
  ["OU=A,B,DC=corp,DC=example", ["error ad_group.x: container is no distinguished name"]],
  ["OU=Groups,", ["error ad_group.x: container is no distinguished name"]],
  [
    "OU=Groups, DC=corp, DC=example",
    ["warning ad_group.x: container has spaces around a separator, which AD does not give back"],
  ],
  ["OU=Groups,DC=corp,DC=example", []],
  ["OU=A\\, B,DC=corp,DC=example", []],
  ["CN=Users,DC=corp,DC=example", []],
  ["${ad_ou.groups.dn}", []],
])("%s", (container, expected) => {
  expect(findingsOf(adContainer, group(container))).toEqual(expected);
});

test("it tells the form that AD gives back", () => {
  expect(told(adContainer, group("OU=Shop Groups, DC=corp"))[0]?.allowed).toBe(
    "OU=Shop Groups,DC=corp",
  );
});

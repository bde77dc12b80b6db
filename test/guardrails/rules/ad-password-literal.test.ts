import { expect, test } from "@jest/globals";
import { adPasswordLiteral } from "../../../lib/guardrails/rules/ad-password-literal";
import { findingsOf, inputFrom, told } from "../../support/input";

const SECRET = "Sommer2026!";
const input = (provider: object, user: object) =>
  inputFrom({
    provider: { ad: [{ winrm_proto: "https", ...provider }] },
    resource: { ad_user: { ann: { display_name: "Ann", ...user } } },
    variable: { password: { type: "string", sensitive: true } },
  });

test.each([
  [
    "of the provider",
    input({ winrm_password: SECRET }, {}),
    ["error provider.ad: winrm_password stands here in clear text"],
  ],
  [
    "of a user",
    input({}, { initial_password: SECRET }),
    ["error ad_user.ann: initial_password stands here in clear text"],
  ],
  [
    "a variable",
    input({ winrm_password: "${var.password}" }, { initial_password: "${var.password}" }),
    [],
  ],
  ["none", input({}, {}), []],
])("%s", (_name, given, expected) => {
  expect(findingsOf(adPasswordLiteral, given)).toEqual(expected);
});

test("the password itself is told nowhere", () => {
  const found = told(
    adPasswordLiteral,
    input({ winrm_password: SECRET }, { initial_password: SECRET }),
  );
  expect(found).toHaveLength(2);
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

import { expect, test } from "@jest/globals";
import { accessTokenRotation } from "../../../lib/guardrails/rules/gitlab-access-token-rotation";
import { configuration, findingsOf, inputFrom } from "../../support/input";

test.each([
  [
    {},
    [
      "warning gitlab_project_access_token.x: the access token has neither expires_at nor rotation_configuration",
    ],
  ],
  [
    { rotation_configuration: { expiration_days: 30, rotate_before_days: 30 } },
    [
      "warning gitlab_project_access_token.x: every apply rotates the token: it lives 30 days and is rotated 30 days before its end",
    ],
  ],
  [{ rotation_configuration: { expiration_days: 30, rotate_before_days: 7 } }, []],
  [{ rotation_configuration: { expiration_days: "${var.days}", rotate_before_days: 7 } }, []],
  [{ expires_at: "2027-01-01" }, []],
  [{ expires_at: "${var.end}" }, []],
])("%j", (values, expected) => {
  const json = configuration({
    gitlab_project_access_token: { x: { project: "20", name: "bot", scopes: ["api"], ...values } },
  });
  expect(findingsOf(accessTokenRotation, inputFrom(json))).toEqual(expected);
});

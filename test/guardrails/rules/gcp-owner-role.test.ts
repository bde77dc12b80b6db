import { expect, test } from "@jest/globals";
import { gcpOwnerRole } from "../../../lib/guardrails/rules/gcp-owner-role";
import { BINDING, poolResources } from "../../support/gcp";
import { findingsOf, inputFrom, onGitlabCom } from "../../support/input";

const member = "serviceAccount:gitlab-deploy@shop-prod.iam.gserviceaccount.com";

test.each([
  [
    "roles/owner",
    [
      `warning ${BINDING}: jobs that become gitlab-deploy administer the project: roles/owner on project shop-prod (google_project_iam_member.x)`,
    ],
  ],
  ["roles/run.developer", []],
])("%s", (role, expected) => {
  const google_project_iam_member = { x: { project: "shop-prod", role, member } };
  const input = inputFrom(onGitlabCom({ ...poolResources(), google_project_iam_member }));
  expect(findingsOf(gcpOwnerRole, input)).toEqual(expected);
});

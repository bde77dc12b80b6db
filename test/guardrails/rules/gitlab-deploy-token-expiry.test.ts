import { expect, test } from "@jest/globals";
import { deployTokenExpiry } from "../../../lib/guardrails/rules/gitlab-deploy-token-expiry";
import { configuration, findingsOf, inputFrom } from "../../support/input";

const token = (type: string, values: object) =>
  inputFrom(
    configuration({ [type]: { x: { name: "pull", scopes: ["read_registry"], ...values } } }),
  );

test.each(["gitlab_project_deploy_token", "gitlab_group_deploy_token", "gitlab_deploy_token"])(
  "%s without an expiry",
  (type) => {
    expect(findingsOf(deployTokenExpiry, token(type, {}))).toEqual([
      `warning ${type}.x: the deploy token has no expires_at`,
    ]);
  },
);

test.each(["2027-01-01T00:00:00Z", "${time_rotating.x.rotation_rfc3339}"])(
  "expires at %s",
  (end) => {
    const input = token("gitlab_project_deploy_token", { expires_at: end });
    expect(findingsOf(deployTokenExpiry, input)).toEqual([]);
  },
);

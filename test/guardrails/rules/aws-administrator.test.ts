import { expect, test } from "@jest/globals";
import { administrator } from "../../../lib/guardrails/rules/aws-administrator";
import { findingsOf, inputFrom, onGitlabCom, roleResources, tight } from "../../support/input";

const attached = (policy: string) =>
  inputFrom(
    onGitlabCom({
      ...roleResources({ conditions: tight() }),
      aws_iam_role_policy_attachment: {
        x: { role: "${aws_iam_role.deploy.name}", policy_arn: `arn:aws:iam::aws:policy/${policy}` },
      },
    }),
  );

test.each(["AdministratorAccess", "IAMFullAccess"])("%s", (policy) => {
  expect(findingsOf(administrator, attached(policy))).toEqual([
    `warning aws_iam_role.deploy: jobs that become deploy can do anything: ${policy} (aws_iam_role_policy_attachment.x) gives administrator rights`,
  ]);
});

test("read-only rights are quiet", () => {
  expect(findingsOf(administrator, attached("ReadOnlyAccess"))).toEqual([]);
});

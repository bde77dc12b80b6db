import { describe, expect, test } from "@jest/globals";
import { attachmentsOf } from "../../../lib/relying-parties/aws/role-attachments";
import { find } from "../../../lib/terraform";
import { stackOf } from "../../support/aws";

function attached(resources: object, role = "aws_iam_role.deploy") {
  const roles = {
    deploy: { name: "deploy" },
    audit: { name: "deploy", provider: "aws.audit" },
    other: { name: "other" },
  };
  const stack = stackOf({ resource: { aws_iam_role: roles, ...resources } });
  const found = find(stack, "aws_iam_role").find((r) => r.address === role);
  if (found === undefined) throw new Error(role);
  return Object.values(attachmentsOf(found, stack)).flatMap((all) => all.map((r) => r.address));
}

describe("attachmentsOf", () => {
  test.each([
    ["aws_iam_role_policy", { role: "${aws_iam_role.deploy.id}" }],
    ["aws_iam_role_policy", { role: "deploy" }],
    ["aws_iam_role_policy_attachment", { role: "${aws_iam_role.deploy.name}" }],
    ["aws_iam_policy_attachment", { roles: ["other", "${aws_iam_role.deploy.name}", "deploy"] }],
    ["aws_iam_role_policy_attachments_exclusive", { role_name: "deploy" }],
  ])("%s %j", (type, values) => {
    expect(attached({ [type]: { a: values } })).toEqual([`${type}.a`]);
  });

  test.each([
    ["aws_iam_role_policy", { role: "${aws_iam_role.other.id}" }],
    ["aws_iam_role_policy_attachment", { role: "other" }],
    ["aws_iam_policy_attachment", { roles: null }],
    ["aws_iam_role_policy_attachments_exclusive", { role_name: "${var.role}" }],
  ])("not %s %j", (type, values) => {
    expect(attached({ [type]: { a: values } })).toEqual([]);
  });
});

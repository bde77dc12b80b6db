import { describe, expect, test } from "@jest/globals";
import { policiesOfRole } from "../../../lib/relying-parties/aws/role-policies";
import { stackOf } from "../../support/aws";

const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const all = JSON.stringify({ Statement: { Effect: "Allow", Action: "*", Resource: "*" } });
const some = JSON.stringify({
  Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
});

function policies(role: object, others: object = {}, data: object = {}) {
  const stack = stackOf({
    resource: { aws_iam_role: { deploy: { name: "deploy", ...role } }, ...others },
    data,
  });
  return policiesOfRole(stack, "aws_iam_role.deploy").map((p) => [
    p.address,
    p.name,
    p.statements?.length,
    p.administrator,
  ]);
}

describe("policiesOfRole", () => {
  test("of the role itself", () => {
    const role = {
      managed_policy_arns: [ADMIN, "arn:aws:iam::aws:policy/ReadOnlyAccess"],
      inline_policy: [{ name: "a", policy: all }, { name: "b", policy: some }, {}],
    };
    expect(policies(role)).toEqual([
      ["aws_iam_role.deploy", ADMIN, 0, true],
      ["aws_iam_role.deploy", "arn:aws:iam::aws:policy/ReadOnlyAccess", 0, false],
      ["aws_iam_role.deploy", "a", 1, true],
      ["aws_iam_role.deploy", "b", 1, false],
    ]);
  });

  test("of separate resources, by reference or by name", () => {
    expect(
      policies(
        {},
        {
          aws_iam_role_policy: {
            mine: { name: "x", role: "${aws_iam_role.deploy.id}", policy: some },
            named: { name: "y", role: "deploy", policy: all },
            other: { name: "z", role: "${aws_iam_role.other.id}", policy: all },
          },
          aws_iam_role_policy_attachment: {
            mine: { role: "${aws_iam_role.deploy.name}", policy_arn: ADMIN },
            other: { role: "other", policy_arn: ADMIN },
          },
          aws_iam_policy_attachment: { many: { roles: ["other", "deploy"], policy_arn: ADMIN } },
          aws_iam_role_policy_attachments_exclusive: {
            set: { role_name: "deploy", policy_arns: [ADMIN] },
          },
        },
      ),
    ).toEqual([
      ["aws_iam_role_policy.mine", "x", 1, false],
      ["aws_iam_role_policy.named", "y", 1, true],
      ["aws_iam_role_policy_attachment.mine", ADMIN, 0, true],
      ["aws_iam_policy_attachment.many", ADMIN, 0, true],
      ["aws_iam_role_policy_attachments_exclusive.set", ADMIN, 0, true],
    ]);
  });

  test("a managed policy of the input is read", () => {
    const attachment = { role: "deploy", policy_arn: "${aws_iam_policy.all.arn}" };
    const others = {
      aws_iam_policy: { all: { policy: all } },
      aws_iam_role_policy_attachment: { a: attachment },
    };
    expect(policies({}, others)).toEqual([
      ["aws_iam_role_policy_attachment.a", "${aws_iam_policy.all.arn}", 1, true],
    ]);
  });

  test("a policy document of the input is read", () => {
    const others = {
      aws_iam_role_policy: {
        a: { name: "a", role: "deploy", policy: "${data.aws_iam_policy_document.d.json}" },
      },
    };
    const statement = { actions: ["*"], resources: ["*"] };
    const data = { aws_iam_policy_document: { d: { statement } } };
    // Resources are no part of a trust policy, but of this one.
    expect(policies({}, others, data)).toEqual([["aws_iam_role_policy.a", "a", 1, true]]);
  });

  test.each([
    ["another's policy ARN", { policy_arn: "${var.policy}" }, "${var.policy}", undefined, null],
    [
      "an ARN whose partition is late",
      { policy_arn: "arn:${data.aws_partition.p.partition}:iam::aws:policy/IAMFullAccess" },
      "arn:${data.aws_partition.p.partition}:iam::aws:policy/IAMFullAccess",
      undefined,
      true,
    ],
  ])(
    "what is not known is not taken for harmless: %s",
    (_, attributes, name, statements, administrator) => {
      const others = { aws_iam_role_policy_attachment: { a: { role: "deploy", ...attributes } } };
      expect(policies({}, others)).toEqual([
        ["aws_iam_role_policy_attachment.a", name, statements, administrator],
      ]);
    },
  );

  test.each([["${var.policy}"], ["{"], ["{}"]])("nor is an inline policy %s", (policy) => {
    const others = { aws_iam_role_policy: { a: { name: "a", role: "deploy", policy } } };
    expect(policies({}, others)).toEqual([["aws_iam_role_policy.a", "a", undefined, null]]);
  });

  test("no such role, no policies", () => {
    expect(policiesOfRole(stackOf({}), "aws_iam_role.deploy")).toEqual([]);
  });
});

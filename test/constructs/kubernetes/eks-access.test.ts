import { describe, expect, test } from "@jest/globals";
import { AwsAccount, AwsRole } from "../../../lib/constructs/aws";
import { branch, type FederationStack } from "../../../lib/constructs/gitlab";
import { EksAccess, type EksAccessProps } from "../../../lib/constructs/kubernetes";
import { freshStack, refusal, synthesized } from "../../support/synth";
import { estate } from "./estate";

function access(
  stack: FederationStack,
  props: Partial<EksAccessProps> = {},
  region = "eu-central-1",
): EksAccess {
  const { web } = estate(stack);
  const account = new AwsAccount(stack, "Account", { accountId: "111122223333", region });
  const role = new AwsRole(stack, "Deployer", {
    account,
    assumedBy: web.jobs({ ref: branch("main") }),
    because: "deploys web",
  });
  return new EksAccess(stack, "Access", {
    cluster: "web",
    role,
    because: "deploys into web",
    namespaces: ["web"],
    ...props,
  });
}

const resources = (props: Partial<EksAccessProps> = {}, region?: string) =>
  synthesized((stack) => void access(stack, props, region)).resource ?? {};
const ENTRY = {
  cluster_name: "web",
  depends_on: ["aws_iam_role.Deployer"],
  principal_arn: "arn:aws:iam::111122223333:role/Deployer",
  provider: "aws.Account",
  type: "STANDARD",
};

test("an entry of the role, with a policy in named namespaces", () => {
  const written = resources({ namespaces: ["web", "jobs"] });
  expect(written["aws_eks_access_entry"]).toEqual({ Access: ENTRY });
  expect(Object.values(written["aws_eks_access_policy_association"] ?? {})).toEqual([
    {
      access_scope: { namespaces: ["web", "jobs"], type: "namespace" },
      cluster_name: "web",
      depends_on: ["aws_eks_access_entry.Access"],
      policy_arn: "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
      principal_arn: ENTRY.principal_arn,
      provider: "aws.Account",
    },
  ]);
});

test.each([
  ["view", "eu-central-1", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"],
  ["admin", "eu-central-1", "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy"],
  ["edit", "us-gov-west-1", "arn:aws-us-gov:eks::aws:cluster-access-policy/AmazonEKSEditPolicy"],
] as const)("policy %s in %s", (policy, region, expected) => {
  const [association] = Object.values(
    resources({ policy }, region)["aws_eks_access_policy_association"] ?? {},
  ) as [{ policy_arn: string }];
  expect(association.policy_arn).toBe(expected);
});

test("groups alone are left to the cluster's RBAC", () => {
  const written = resources({ namespaces: [], groups: ["web:deployers"] });
  expect(written["aws_eks_access_entry"]).toEqual({
    Access: { ...ENTRY, kubernetes_groups: ["web:deployers"] },
  });
  expect(written["aws_eks_access_policy_association"]).toBeUndefined();
});

describe("it is refused", () => {
  test.each<[string, Partial<EksAccessProps>, string]>([
    ["without a reason", { because: "" }, "access needs a reason"],
    [
      "without namespaces or groups",
      { namespaces: [] },
      "an access entry without namespaces or groups gives nothing",
    ],
    [
      "with a policy for the whole cluster",
      { namespaces: [], groups: ["a"], policy: "admin" },
      "an access entry without namespaces or groups gives nothing",
    ],
    ["with a group of the cluster's own", { groups: ["system:masters"] }, "groups is not allowed"],
    ["with a group of EKS", { groups: ["eks:x"] }, "groups is not allowed"],
    ["with a namespace in capitals", { namespaces: ["Web"] }, "namespaces is not allowed"],
    ["with a cluster's ARN", { cluster: "arn:aws:eks:x" }, "cluster is not allowed"],
    ["with another policy", { policy: "cluster-admin" as never }, "policy is not known"],
  ])("%s", (_name, props, problem) => {
    const { code, where, message } = refusal(() => access(freshStack().stack, props));
    expect([code, where, message.split(";")[0]]).toEqual(["ERR_PROP", "shop/Access", problem]);
  });

  test("twice for a role", () => {
    const { stack } = freshStack();
    access(stack);
    const role = stack.node.findChild("Deployer");
    if (!(role instanceof AwsRole)) throw new Error("no role");
    const again = () =>
      new EksAccess(stack, "Again", { cluster: "web", role, because: "x", namespaces: ["b"] });
    expect(refusal(again).code).toBe("ERR_DUPLICATE");
  });
});

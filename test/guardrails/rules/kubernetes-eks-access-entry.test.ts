import { expect, test } from "@jest/globals";
import { eksAccessEntry } from "../../../lib/guardrails/rules/kubernetes-eks-access-entry";
import { findingsOf, inputFrom } from "../../support/input";

const of = (others: object): readonly string[] =>
  findingsOf(
    eksAccessEntry,
    inputFrom({
      resource: {
        aws_eks_access_entry: {
          x: { cluster_name: "web", principal_arn: "arn:aws:iam::111122223333:role/x", ...others },
        },
      },
    }),
  );
const at = (message: string): readonly string[] => [`error aws_eks_access_entry.x: ${message}`];

test.each<[object, readonly string[]]>([
  [{}, []],
  [{ user_name: "deployer:{{SessionName}}" }, []],
  [{ user_name: "{{AccountID}}:{{SessionName}}" }, []],
  [{ user_name: "deployer" }, []],
  [
    { user_name: "system:admin" },
    at("the user name system:admin starts with a name that EKS keeps to itself"),
  ],
  [{ user_name: "iam:x" }, at("the user name iam:x starts with a name that EKS keeps to itself")],
  [
    { user_name: "deployer-{{SessionName}}" },
    at(
      "the user name deployer-{{SessionName}} has no colon before {{SessionName}}, which the job chooses",
    ),
  ],
  [
    { user_name: "{{SessionName}}:x" },
    at(
      "the user name {{SessionName}}:x has no colon before {{SessionName}}, which the job chooses",
    ),
  ],
  [
    { kubernetes_groups: ["web", "system:masters"] },
    at("the group system:masters is one of the cluster's own"),
  ],
  [{ kubernetes_groups: "${var.groups}" }, []],
])("%j", (others, expected) => {
  expect(of(others)).toEqual(expected);
});

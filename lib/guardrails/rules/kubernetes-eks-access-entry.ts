import { managed, at, textOf } from "../resources";
import { attribute } from "../../terraform";
import type { Rule } from "../rule";

const RESERVED = /^(?:system|eks|aws|amazon|iam):/;

export const eksAccessEntry: Rule = {
  id: "kubernetes/eks-access-entry",
  severity: "error",
  title: "An EKS access entry with a name that EKS refuses.",
  why: "User names may not start with system:, eks:, aws:, amazon: or iam:, and need a colon before {{SessionName}}; groups may not start with system: (docs.aws.amazon.com, EKS CreateAccessEntry).",
  fix: "leave user_name out, and give groups names of your own",
  *check(input) {
    for (const placed of managed(input, "aws_eks_access_entry")) {
      const user = textOf(placed.resource, "user_name");
      if (user !== undefined && RESERVED.test(user)) {
        yield at(placed, {
          message: `the user name ${user} starts with a name that EKS keeps to itself`,
          given: user,
          subject: "user_name",
        });
      } else if (
        user !== undefined &&
        /(?:^|[^:])\{\{SessionName\}\}/.test(user) &&
        !user.slice(0, user.indexOf("{{SessionName}}")).includes(":")
      ) {
        yield at(placed, {
          message: `the user name ${user} has no colon before {{SessionName}}, which the job chooses`,
          given: user,
          subject: "user_name",
        });
      }
      const groups = attribute(placed.resource.values, "kubernetes_groups");
      for (const group of Array.isArray(groups) ? groups : []) {
        if (typeof group !== "string" || !group.startsWith("system:")) continue;
        yield at(placed, {
          message: `the group ${group} is one of the cluster's own`,
          given: group,
          subject: group,
        });
      }
    }
  },
};

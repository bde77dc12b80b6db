import { EksAccessEntry } from "@cdktf/provider-aws/lib/eks-access-entry";
import { EksAccessPolicyAssociation } from "@cdktf/provider-aws/lib/eks-access-policy-association";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import type { AwsRole } from "../aws/aws-role";
import { matching } from "../matching";
import { oneOf } from "../one-of";
import { reason } from "../reason";
import { federationStackOf } from "../stack-lookup";
import { objectName } from "./names";

export interface EksAccessProps {
  /** Name of the EKS cluster, in the account and region of the role. */
  readonly cluster: string;
  /** The IAM role that jobs become; its own trust says which jobs. */
  readonly role: AwsRole;
  /** Why it exists: what reviewers read. */
  readonly because: string;
  /** Namespaces in which `policy` holds. @default - none: rights come from `groups` */
  readonly namespaces?: readonly string[];
  /**
   * AWS's access policy in the namespaces.
   * @default "edit" where namespaces are named
   */
  readonly policy?: "view" | "edit" | "admin";
  /** RBAC groups that the role's sessions get, for bindings in the cluster. @default - none */
  readonly groups?: readonly string[];
}

const POLICIES = {
  view: "AmazonEKSViewPolicy",
  edit: "AmazonEKSEditPolicy",
  admin: "AmazonEKSAdminPolicy",
} as const;

/**
 * The way of an IAM role into an EKS cluster: an access entry, with rights in named namespaces alone. The entry is tied to
 * this very role: one that is deleted and made again under the same ARN no longer works.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class EksAccess extends Construct {
  readonly entry: EksAccessEntry;
  readonly association: EksAccessPolicyAssociation | undefined;

  constructor(scope: Construct, id: string, props: EksAccessProps) {
    super(scope, id);
    const where = this.node.path;
    const stack = federationStackOf(this);
    const { role } = props;
    stack.registry.note(this, [reason(props.because, "access", { where, prop: "because" })]);
    const clusterName = matching(
      props.cluster,
      /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/,
      "the name of a cluster",
      where,
      "cluster",
    );
    const namespaces = (props.namespaces ?? []).map((n) => objectName(n, where, "namespaces"));
    const groups = (props.groups ?? []).map((g) => group(g, where));
    if (namespaces.length + groups.length === 0 || (namespaces.length === 0 && props.policy)) {
      throw new UsageError(
        "ERR_PROP",
        "an access entry without namespaces or groups gives nothing",
        {
          fix: "name the namespaces for the policy, or groups that RBAC binds",
          where,
        },
      );
    }
    stack.registry.once(
      `eks-access:${clusterName}:${role.roleArn}`,
      `the access entry of ${role.roleName} in ${clusterName}`,
      where,
      "a role has one access entry in a cluster: name all its namespaces and groups there",
    );
    const { provider } = role.resource;
    const own = {
      ...(provider === undefined ? {} : { provider }),
      clusterName,
      principalArn: role.roleArn,
    };
    this.entry = new EksAccessEntry(this, "Default", {
      ...own,
      type: "STANDARD",
      ...(groups.length === 0 ? {} : { kubernetesGroups: groups }),
      dependsOn: [role.resource],
    });
    this.association =
      namespaces.length === 0
        ? undefined
        : new EksAccessPolicyAssociation(this, "Policy", {
            ...own,
            policyArn: policyArn(props.policy ?? "edit", role.roleArn, where),
            accessScope: { type: "namespace", namespaces },
            dependsOn: [this.entry],
          });
  }
}

function policyArn(policy: keyof typeof POLICIES, roleArn: string, where: string): string {
  const known = oneOf(policy, ["view", "edit", "admin"], { where, prop: "policy" });
  const [, partition = "aws"] = roleArn.split(":");
  return `arn:${partition}:eks::aws:cluster-access-policy/${POLICIES[known]}`;
}

/** Names that EKS keeps to itself (docs.aws.amazon.com, EKS CreateAccessEntry). */
function group(text: string, where: string): string {
  return matching(
    text,
    /^(?!(?:system|eks|aws|amazon|iam):)[A-Za-z0-9][A-Za-z0-9._:/@-]{0,252}$/,
    "a group that does not start with system:, eks:, aws:, amazon: or iam:",
    where,
    "groups",
  );
}

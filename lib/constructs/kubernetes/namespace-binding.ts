import { RoleBindingV1 } from "@cdktf/provider-kubernetes/lib/role-binding-v1";
import { RoleV1 } from "@cdktf/provider-kubernetes/lib/role-v1";
import type { Construct } from "constructs";
import { literal } from "../literal";
import type { KubernetesCluster } from "./kubernetes-cluster";
import type { NamespaceGrant } from "./rbac-rules";

export interface NamespaceBindingProps {
  readonly cluster: KubernetesCluster;
  readonly namespace: string;
  /** Name of both the role and the binding. */
  readonly name: string;
  /** Group that gets the role; may name an id that Terraform learns on apply. */
  readonly group: string;
  readonly because: string;
}

/** The role of one group in one namespace, which collects what it is granted; it exists once something is. */
export class NamespaceBinding {
  role?: RoleV1;
  binding?: RoleBindingV1;
  private readonly granted: NamespaceGrant[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: NamespaceBindingProps,
  ) {}

  add(grants: readonly NamespaceGrant[]): void {
    this.granted.push(...grants);
    if (this.granted.length === 0) return;
    if (this.role !== undefined) {
      this.role.putRule(this.rules());
      return;
    }
    const { cluster, group, name } = this.props;
    this.role = new RoleV1(this.scope, "Role", {
      provider: cluster.provider,
      metadata: this.metadata(),
      rule: this.rules(),
    });
    this.binding = new RoleBindingV1(this.scope, "Default", {
      provider: cluster.provider,
      metadata: this.metadata(),
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name },
      subject: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: group }],
      dependsOn: [this.role],
    });
  }

  private metadata() {
    const { because, name, namespace } = this.props;
    const where = this.scope.node.path;
    return {
      name,
      namespace,
      annotations: { "kubernetes.io/description": literal(because, { where, prop: "because" }) },
    };
  }

  private rules() {
    return this.granted.flatMap(({ rules }) =>
      rules.map(({ apiGroups, resources, verbs }) => ({
        apiGroups: [...apiGroups],
        resources: [...resources],
        verbs: [...verbs],
      })),
    );
  }
}

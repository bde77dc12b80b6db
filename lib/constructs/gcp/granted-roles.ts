import { ArtifactRegistryRepositoryIamMember } from "@cdktf/provider-google/lib/artifact-registry-repository-iam-member";
import { ProjectIamMember } from "@cdktf/provider-google/lib/project-iam-member";
import { StorageBucketIamMember } from "@cdktf/provider-google/lib/storage-bucket-iam-member";
import type { ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { freeChildId } from "../child";
import type { GcpPermissionGrant } from "./permission-grant";
import type { GcpWorkloadIdentityPool } from "./workload-identity-pool";

export interface GrantedRolesProps {
  readonly pool: GcpWorkloadIdentityPool;
  /** Who gets the roles, as IAM names it. */
  readonly member: string;
  readonly dependsOn: readonly ITerraformDependable[];
}

/** The roles that an identity is granted, one resource each. */
export class GrantedRoles {
  constructor(
    private readonly scope: Construct,
    private readonly props: GrantedRolesProps,
  ) {}

  /** @throws UsageError ERR_DUPLICATE for the same grant twice */
  add(grants: readonly GcpPermissionGrant[]): void {
    for (const grant of grants) this.write(grant);
  }

  private write({ condition, key, on, role, words }: GcpPermissionGrant): void {
    const { dependsOn, member, pool } = this.props;
    const id = freeChildId(this.scope, "Grant", key, `the grant ${words}`, "grant it once");
    const common = {
      provider: pool.provider,
      role,
      member,
      dependsOn: [...dependsOn],
      ...(condition === undefined ? {} : { condition }),
    };
    switch (on.kind) {
      case "bucket":
        new StorageBucketIamMember(this.scope, id, { ...common, bucket: on.bucket });
        return;
      case "repository":
        new ArtifactRegistryRepositoryIamMember(this.scope, id, {
          ...common,
          project: pool.projectId,
          location: on.location,
          repository: on.repository,
        });
        return;
      case "project":
        new ProjectIamMember(this.scope, id, { ...common, project: pool.projectId });
        return;
    }
  }
}

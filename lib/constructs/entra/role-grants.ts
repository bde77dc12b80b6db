import { RoleAssignment } from "@cdktf/provider-azurerm/lib/role-assignment";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { childId, freeChildId } from "../child";
import type { AzureRole } from "./azure-role";
import type { EntraTenant } from "./entra-tenant";

export interface RoleGrantsProps {
  readonly tenant: EntraTenant;
  /** Object id of the service principal. */
  readonly principalId: string;
}

/** The roles of Azure that an identity is granted: one assignment each. */
export class RoleGrants {
  readonly resources: RoleAssignment[] = [];

  constructor(
    private readonly scope: Construct,
    private readonly props: RoleGrantsProps,
  ) {}

  /** @throws UsageError ERR_DUPLICATE for a role that it has on the scope already */
  add(roles: readonly AzureRole[]): void {
    for (const role of roles) this.resources.push(this.assignment(role));
  }

  private assignment(granted: AzureRole): RoleAssignment {
    const { tenant, principalId } = this.props;
    const isId = Token.isUnresolved(granted.role) || granted.role.startsWith("/");
    return new RoleAssignment(this.scope, this.idOf(granted), {
      provider: tenant.azurerm,
      scope: granted.scope,
      principalId,
      principalType: "ServicePrincipal",
      ...(isId ? { roleDefinitionId: granted.role } : { roleDefinitionName: granted.role }),
    });
  }

  /** What is not known at synth cannot name a construct: such assignments are numbered. */
  private idOf({ role, scope, words }: AzureRole): string {
    const known = [role, scope].filter((text) => !Token.isUnresolved(text));
    if (known.length === 2) {
      return freeChildId(
        this.scope,
        "Role",
        words,
        `the role ${words}`,
        "grant each role once on a scope",
      );
    }
    const id = childId("Role", known[0] ?? "late");
    for (let n = 1; ; n++) {
      const numbered = n === 1 ? id : `${id}-${n}`;
      if (this.scope.node.tryFindChild(numbered) === undefined) return numbered;
    }
  }
}

import type { ITerraformDependable } from "cdktf";

/** A group of people in a directory, as GitLab links name it. */
export interface DirectoryGroup {
  readonly kind: "active-directory" | "entra" | "okta" | "saml";
  /** The name people know it by. */
  readonly name: string;
  /** CN by which a GitLab LDAP link finds it; absent where the group is not in LDAP. */
  readonly ldapCn?: string;
  /** What the identity provider sends in the SAML groups attribute; absent where that is not declared. */
  readonly samlGroupName?: string;
  /** Why GitLab cannot link the group, where it cannot. */
  readonly notLinkable?: string;
  /** What must exist before a link to the group. */
  readonly dependency?: ITerraformDependable;
}

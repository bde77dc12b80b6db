import type { NotUnderstood } from "../trust-document";
import type { Name } from "./name";

/** Whom a binding names; a service account is a user of its own name. */
export interface Subject {
  readonly kind: "User" | "Group";
  readonly name: Name;
}

/** A RoleBinding or ClusterRoleBinding, wherever it was found. */
export interface Binding {
  /** `file#name`, or a Terraform address. */
  readonly identity: string;
  /** Its own name, else the identity. */
  readonly name: string;
  /** Whether it holds in every namespace. */
  readonly isClusterWide: boolean;
  /** Left out where it holds in every namespace or the document does not say. */
  readonly namespace?: string;
  readonly role: { readonly kind: string; readonly name: string } | undefined;
  readonly subjects: readonly Subject[];
  /** What of the subjects could not be read. */
  readonly gaps: readonly NotUnderstood[];
}

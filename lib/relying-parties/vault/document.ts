import type { Resource, Stack } from "../../terraform";
import type { Mount } from "./mount";
import type { Role } from "./role";

/** One role of a JWT auth mount, with the mount that checks issuer and signature. */
export interface VaultDocument {
  readonly relyingParty: "vault";
  /** Terraform address of the role. */
  readonly identity: string;
  /** Name of the role, as it is written. */
  readonly name: string;
  /** The stack it was found in, references replaced. */
  readonly stack: Stack;
  readonly resource: Resource;
  readonly role: Role;
  readonly mount: Mount;
}

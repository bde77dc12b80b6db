import type { Stack } from "../../terraform";
import type { NotUnderstood } from "../trust-document";
import type { Member } from "./member";
import type { GcpProvider } from "./provider";

/** One way into an identity: a member of its binding, by one provider of the member's pool. */
export interface Way {
  readonly member: Member;
  readonly provider: GcpProvider;
}

/** A binding of pool members to a role, with the providers whose tokens become those members. */
export interface GcpDocument {
  readonly relyingParty: "gcp";
  /** Address of the binding. */
  readonly identity: string;
  /** The stack it was found in, references replaced. */
  readonly stack: Stack;
  /** Members of other kinds are left out. */
  readonly members: readonly Member[];
  /** Alternatives. */
  readonly ways: readonly Way[];
  /** Why more than these may get in. */
  readonly gaps: readonly NotUnderstood[];
}

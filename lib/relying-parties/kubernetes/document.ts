import type { Stack } from "../../terraform";
import type { AgentTrust } from "./agent-trust";
import type { Authenticator } from "./authenticator";
import type { Binding } from "./binding";

/** An RBAC binding with everything that makes its subjects of tokens. */
export interface BindingDocument {
  readonly relyingParty: "kubernetes";
  readonly kind: "binding";
  readonly identity: string;
  readonly binding: Binding;
  /** Those of GitLab instances; a token needs one of them. */
  readonly authenticators: readonly Authenticator[];
  /** Jobs that reach the cluster through GitLab's agent under a name of the binding. */
  readonly agents: readonly AgentTrust[];
  readonly stack: Stack;
}

/** Jobs that act as an agent's own service account. */
export interface AgentDocument {
  readonly relyingParty: "kubernetes";
  readonly kind: "agent";
  readonly identity: string;
  /** Name of the agent. */
  readonly name: string;
  readonly agents: readonly AgentTrust[];
  readonly stack: Stack;
}

/** A trust document of a cluster. */
export type KubernetesDocument = BindingDocument | AgentDocument;

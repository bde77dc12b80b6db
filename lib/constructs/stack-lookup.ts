import type { IConstruct } from "constructs";
import { UsageError } from "../core/errors";
import type { FederationStack } from "./gitlab/federation-stack";

/** Marks a FederationStack: recognised by symbol, so that two copies of this package agree. */
export const FEDERATION_STACK = Symbol.for("cdktf-gitlab-federation/FederationStack");

export function isFederationStack(construct: IConstruct): construct is FederationStack {
  return FEDERATION_STACK in construct;
}

/**
 * The FederationStack a construct belongs to.
 * @throws UsageError ERR_STACK for a construct outside one
 */
export function federationStackOf(construct: IConstruct): FederationStack {
  for (let at: IConstruct | undefined = construct; at !== undefined; at = at.node.scope) {
    if (isFederationStack(at)) return at;
  }
  throw new UsageError("ERR_STACK", "this construct is outside a FederationStack", {
    fix: "pass a FederationStack, or a construct inside one, as scope: it brings the providers and the guard rails",
    where: construct.node.path,
  });
}

import type { TerraformElement } from "cdktf";
import type { Construct } from "constructs";
import { literal } from "../literal";
import type { Jobs } from "../gitlab/jobs";
import { federationStackOf } from "../stack-lookup";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { entraCiJob } from "./ci-job";
import type { EntraTenant } from "./entra-tenant";

export interface TrustedIdentityProps {
  readonly tenant: EntraTenant;
  /** The jobs that may become the identity. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why the identity exists, for reviewers. */
  readonly because: string;
  /**
   * Claims that the jobs name and Entra does not enforce, each with the reason why that is accepted. The review shows them.
   * @default - none: what Entra cannot enforce is refused
   */
  readonly notEnforced?: NotEnforced;
}

/** What the props say, checked and noted. */
export interface TrustedIdentity {
  /** Alternatives, as they were given. */
  readonly jobs: readonly Jobs[];
  readonly notEnforced: NotEnforced;
  /** As Terraform carries it. */
  readonly because: string;
}

/**
 * Checks what every identity of Entra is given, and notes it for reviewers.
 * @throws UsageError ERR_PROP
 */
export function trustedIdentity(
  construct: Construct,
  props: TrustedIdentityProps,
): TrustedIdentity {
  const { because, jobs, notEnforced } = trustedJobs(construct, props, "an identity");
  return {
    jobs: Array.isArray(props.assumedBy) ? (props.assumedBy as readonly Jobs[]) : [jobs],
    notEnforced,
    because: literal(because, { where: construct.node.path, prop: "because" }),
  };
}

/** An identity, as its jobs need to know it. */
export interface Announced {
  readonly tenant: EntraTenant;
  readonly name: string;
  /** What tells the client id after apply. */
  readonly source: TerraformElement & { readonly clientId: string };
}

/** The output with the client id of an identity, and the hidden job that reads it. */
export function announce(construct: Construct, { tenant, name, source }: Announced): void {
  const stack = federationStackOf(construct);
  const output = `${source.friendlyUniqueId}_client_id`;
  stack.registerOutput({
    name: output,
    value: source.clientId,
    description: `client id of ${name} for AZURE_CLIENT_ID`,
  });
  stack.registerCiJob(entraCiJob(name, output, tenant, construct.node.path));
}

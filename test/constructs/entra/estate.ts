import {
  EntraApplication,
  type EntraApplicationProps,
  EntraManagedIdentity,
  type EntraManagedIdentityProps,
  EntraTenant,
  type EntraTenantProps,
} from "../../../lib/constructs/entra";
import {
  branch,
  type FederationStack,
  GitlabGroup,
  type GitlabInstance,
  GitlabProject,
} from "../../../lib/constructs/gitlab";
import { freshStack, synthesized, type TerraformJson } from "../../support/synth";

export const TENANT = "11111111-2222-3333-4444-555555555555";
export const SUBSCRIPTION = "66666666-7777-8888-9999-000000000000";

/** A project with its tenant, as the tests of identities need it. */
export interface Estate {
  readonly stack: FederationStack;
  readonly group: GitlabGroup;
  readonly web: GitlabProject;
  readonly tenant: EntraTenant;
}

export function estate(stack: FederationStack, props: Partial<EntraTenantProps> = {}): Estate {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group, path: "web" });
  const tenant = new EntraTenant(stack, "Corp", {
    tenantId: TENANT,
    subscriptionId: SUBSCRIPTION,
    ...props,
  });
  return { stack, group, web, tenant };
}

export function freshEstate(gitlab?: GitlabInstance): Estate {
  return estate(freshStack(gitlab).stack);
}

/** The Terraform JSON of an estate with what `build` adds to it. */
export function written(build: (e: Estate) => void, gitlab?: GitlabInstance): TerraformJson {
  return synthesized((stack) => build(estate(stack)), gitlab);
}

/** An application for the jobs on the protected main, with other properties where given. */
export function publisher(e: Estate, props: Partial<EntraApplicationProps> = {}): EntraApplication {
  return new EntraApplication(e.stack, "Publisher", {
    tenant: e.tenant,
    assumedBy: e.web.jobs({ ref: branch("main") }),
    because: "uploads builds",
    ...props,
  });
}

/** A managed identity for the jobs on the protected main, with other properties where given. */
export function deployer(
  e: Estate,
  props: Partial<EntraManagedIdentityProps> = {},
): EntraManagedIdentity {
  return new EntraManagedIdentity(e.stack, "Deployer", {
    tenant: e.tenant,
    resourceGroup: "ci",
    location: "westeurope",
    assumedBy: e.web.jobs({ ref: branch("main") }),
    because: "deploys the shop",
    ...props,
  });
}

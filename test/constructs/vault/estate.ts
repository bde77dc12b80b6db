import { GitlabGroup, GitlabProject, branch } from "../../../lib/constructs/gitlab";
import type { FederationStack, GitlabInstance, JobsProps } from "../../../lib/constructs/gitlab";
import {
  VaultRole,
  type VaultRoleProps,
  VaultServer,
  type VaultServerProps,
} from "../../../lib/constructs/vault";
import { freshStack, synthesized, type TerraformJson } from "../../support/synth";

/** A project with its Vault, as the tests of roles need it. */
export interface Estate {
  readonly stack: FederationStack;
  readonly web: GitlabProject;
  readonly vault: VaultServer;
}

export const ADDRESS = "https://vault.shop.example:8200";
export const AUDIENCE = `${ADDRESS}/v1/auth/gitlab`;

export function estate(stack: FederationStack, props: Partial<VaultServerProps> = {}): Estate {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group, path: "web" });
  const vault = new VaultServer(stack, "Vault", { address: ADDRESS, ...props });
  return { stack, web, vault };
}

export function freshEstate(gitlab?: GitlabInstance): Estate {
  return estate(freshStack(gitlab).stack);
}

/** Jobs on the protected main. */
export function mainJobs({ web }: Estate, props: Partial<JobsProps> = {}) {
  return web.jobs({ ref: branch("main"), ...props });
}

/** A role for the jobs on the protected main, with other properties where given. */
export function deployer(e: Estate, props: Partial<VaultRoleProps> = {}): VaultRole {
  return new VaultRole(e.stack, "Deployer", {
    server: e.vault,
    assumedBy: mainJobs(e),
    because: "reads the deploy key",
    ...props,
  });
}

/** Synthesizes an estate with what `build` adds to it. */
export function written(
  build: (e: Estate) => void,
  { gitlab, ...server }: Partial<VaultServerProps> & { readonly gitlab?: GitlabInstance } = {},
): TerraformJson {
  return synthesized((stack) => build(estate(stack, server)), gitlab);
}

/** What `deployer` writes by default. */
export const ROLE = {
  backend: "${vault_jwt_auth_backend.Vault_Mount_D8339A8F.path}",
  bound_audiences: [AUDIENCE],
  bound_claims: {
    project_id: "${gitlab_project.Web.id}",
    ref: "main",
    ref_protected: "true",
    ref_type: "branch",
  },
  bound_claims_type: "string",
  disable_bound_claims_parsing: true,
  provider: "vault.Vault",
  role_name: "deployer",
  role_type: "jwt",
  token_max_ttl: 900,
  token_policies: [],
  token_ttl: 600,
  token_type: "batch",
  user_claim: "project_id",
};

import { JwtAuthBackendRole } from "@cdktf/provider-vault/lib/jwt-auth-backend-role";
import { Policy } from "@cdktf/provider-vault/lib/policy";
import { Construct } from "constructs";
import { exact, restrict } from "../../core";
import { compile, type CompiledRole, renderPolicy } from "../../relying-parties/vault";
import type { Jobs } from "../gitlab/jobs";
import { matching } from "../matching";
import { federationStackOf } from "../stack-lookup";
import { type NotEnforced, trustedJobs } from "../trusted-jobs";
import { vaultCiJob } from "./ci-job";
import type { PolicyGrant } from "./policy-grant";
import { tokenSeconds, type VaultServer } from "./vault-server";

export interface VaultRoleProps {
  readonly server: VaultServer;
  /** The jobs that may log in. Several are alternatives. */
  readonly assumedBy: Jobs | readonly Jobs[];
  /** Why the role exists, for whoever reviews it. */
  readonly because: string;
  /**
   * Name of the role, unique on its mount; Vault knows lower case alone.
   * @default - the construct id, in lower case
   */
  readonly name?: string;
  /**
   * Life of the Vault token that a job gets, in seconds, up to the server's `tokenCeiling`. It is a batch token, which
   * cannot be renewed.
   * @default 600
   */
  readonly tokenTtl?: number;
  /**
   * Longest life of such a token, in seconds.
   * @default 900, or `tokenTtl` where that is longer
   */
  readonly tokenMaxTtl?: number;
  /** Names of policies that exist already. @default - none */
  readonly policies?: readonly string[];
  /**
   * Claims that the jobs name and Vault does not enforce, each with the reason why that is accepted. The review shows them.
   * @default - none: what Vault cannot enforce is refused
   */
  readonly notEnforced?: NotEnforced;
}

/**
 * A role of a JWT auth mount that named GitLab jobs log in to with their ID tokens, and nobody else. Jobs that one role
 * of Vault cannot hold are several: `<name>`, `<name>-2` and so on, with the same permissions; each has its CI job.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE; CannotExpressError for a claim Vault cannot enforce
 */
export class VaultRole extends Construct {
  /** Name of the first role, in most cases the only one. */
  readonly roleName: string;
  readonly audience: string;
  /** One for each part of the trust that needs a role of its own. */
  readonly resources: readonly JwtAuthBackendRole[];
  /** The policy, once permissions were granted. */
  policy?: Policy;
  private readonly granted: PolicyGrant[] = [];

  constructor(
    scope: Construct,
    id: string,
    private readonly props: VaultRoleProps,
  ) {
    super(scope, id);
    const where = this.node.path;
    const { server } = props;
    const stack = federationStackOf(this);
    const { jobs, notEnforced } = trustedJobs(this, props, "a role");

    this.audience = server.audience;
    this.roleName = matching(
      props.name ?? id.toLowerCase(),
      /^[a-z0-9](?:[a-z0-9._-]{0,126}[a-z0-9])?$/,
      "1 to 128 lower-case letters, digits and . _ -",
      where,
      "name",
    );
    const ceiling = server.tokenCeiling;
    const tokenTtl = tokenSeconds(
      props.tokenTtl ?? Math.min(600, ceiling),
      ceiling,
      where,
      "tokenTtl",
    );
    const tokenMaxTtl = tokenSeconds(
      props.tokenMaxTtl ?? Math.max(tokenTtl, Math.min(900, ceiling)),
      ceiling,
      where,
      "tokenMaxTtl",
    );
    if (tokenMaxTtl < tokenTtl) tokenSeconds(tokenTtl, tokenMaxTtl, where, "tokenTtl");
    const compiled = (): readonly CompiledRole[] =>
      compile(restrict(jobs.trust, "aud", exact(this.audience)), {
        issuer: jobs.issuer,
        name: this.roleName,
        tokenTtl,
        tokenMaxTtl,
        notEnforced,
        where,
      });
    this.resources = compiled().map((role, index) => this.define(role, index));
    stack.registry.beforeSynth(() => {
      compiled().forEach((role, index) => this.update(role, index));
    });
  }

  /** Adds permissions. Returns the role, so that grants can follow one another. */
  grant(...grants: readonly PolicyGrant[]): this {
    this.granted.push(...grants);
    if (this.granted.length === 0) return this;
    const policy = renderPolicy(this.granted.flatMap(({ rules }) => rules));
    const { mountPath, provider } = this.props.server;
    if (this.policy === undefined) {
      this.policy = new Policy(this, "Permissions", {
        provider,
        name: `${mountPath.replaceAll("/", "-").toLowerCase()}-${this.roleName}`,
        policy,
      });
      for (const resource of this.resources) resource.tokenPolicies = this.policyNames;
    } else {
      this.policy.policy = policy;
    }
    return this;
  }

  private get policyNames(): string[] {
    const { policies = [] } = this.props;
    return [...policies, ...(this.policy === undefined ? [] : [this.policy.name])];
  }

  private define(role: CompiledRole, index: number): JwtAuthBackendRole {
    const { server } = this.props;
    const where = this.node.path;
    const stack = federationStackOf(this);
    const name = role.role_name;
    stack.registry.once(
      `vault-role:${server.node.path}:${name}`,
      `Vault role ${name}`,
      where,
      "give each role of a mount its own name",
    );
    const resource = new JwtAuthBackendRole(this, index === 0 ? "Default" : `Role${index + 1}`, {
      provider: server.provider,
      backend: server.mount.path,
      roleName: name,
      roleType: role.role_type,
      userClaim: role.user_claim,
      boundAudiences: [...role.bound_audiences],
      boundClaims: { ...role.bound_claims },
      boundClaimsType: role.bound_claims_type,
      disableBoundClaimsParsing: role.disable_bound_claims_parsing,
      tokenType: role.token_type,
      tokenTtl: role.token_ttl,
      tokenMaxTtl: role.token_max_ttl,
      tokenPolicies: policiesOf(this.props, where),
    });
    stack.registerOutput({
      name: `${resource.friendlyUniqueId}_role`,
      value: name,
      description: `Vault role ${name} for VAULT_AUTH_ROLE`,
    });
    stack.registerCiJob(vaultCiJob(name, server));
    return resource;
  }

  /** Subject templates grow with every trust on a project, and may bring its path along. */
  private update(role: CompiledRole, index: number): void {
    const resource = this.resources[index];
    if (resource === undefined) throw new TypeError(`${this.node.path}: no role ${role.role_name}`);
    resource.boundClaims = { ...role.bound_claims };
    resource.boundClaimsType = role.bound_claims_type;
    resource.disableBoundClaimsParsing = role.disable_bound_claims_parsing;
  }
}

function policiesOf({ policies = [] }: VaultRoleProps, where: string): string[] {
  return policies.map((name) =>
    matching(
      name,
      /^(?!root$)[a-z0-9][a-z0-9._/-]{0,127}$/,
      "the name of a policy in lower case, not root",
      where,
      "policies",
    ),
  );
}

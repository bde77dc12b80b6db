import { GoogleProvider } from "@cdktf/provider-google/lib/provider";
import { IamWorkloadIdentityPool } from "@cdktf/provider-google/lib/iam-workload-identity-pool";
import { IamWorkloadIdentityPoolProvider } from "@cdktf/provider-google/lib/iam-workload-identity-pool-provider";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { type CompiledProvider, LIMITS, POOL_ID } from "../../relying-parties/gcp";
import { literal } from "../literal";
import { matching } from "../matching";
import { providerAlias } from "../provider-alias";
import { federationStackOf } from "../stack-lookup";
import { type Admitted, compiledPool } from "./compiled-pool";
import { keySet } from "./key-set";

export interface GcpWorkloadIdentityPoolProps {
  /** `shop-prod`. */
  readonly projectId: string;
  /** Digits: principals name the project by its number. */
  readonly projectNumber: string;
  /**
   * 4 to 32 lower-case letters, digits and `-`, not starting with `gcp-`. A pool that is destroyed keeps its id for 30 days, so
   * another apply fails with 409: give the new one another id.
   */
  readonly poolId: string;
  /** @default "gitlab" */
  readonly providerId?: string;
  /**
   * `aud` of the ID tokens for this pool. One audience per pool keeps a token for one from being good at another.
   * @default - `https:` and the provider's full resource name, as Google proposes
   */
  readonly audience?: string;
  /**
   * The issuer's public keys as a JSON Web Key Set, for a GitLab that Google cannot reach. Rotation then becomes our job: after
   * GitLab changes its keys every token is refused until the new set is applied.
   * @default - Google fetches the keys from the issuer
   */
  readonly jwksJson?: string;
  /** Up to 32 characters. @default - none */
  readonly displayName?: string;
  /**
   * Email of the service account that Terraform acts as.
   * @default - the credentials of the environment
   */
  readonly deployServiceAccount?: string;
}

/**
 * A workload identity pool of a Google Cloud project with its one OIDC provider, for the stack's GitLab. Each identity that
 * trusts the pool has an attribute of its own; the provider's condition admits what some identity does, and nothing else.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class GcpWorkloadIdentityPool extends Construct {
  readonly projectId: string;
  readonly projectNumber: string;
  readonly poolId: string;
  readonly providerId: string;
  readonly audience: string;
  /** `projects/123/locations/global/workloadIdentityPools/gitlab/providers/gitlab`, literal. */
  readonly providerName: string;
  readonly provider: GoogleProvider;
  readonly resource: IamWorkloadIdentityPool;
  private readonly keys: string | undefined;
  private readonly admitted: Admitted[] = [];
  private oidc?: IamWorkloadIdentityPoolProvider;

  constructor(scope: Construct, id: string, props: GcpWorkloadIdentityPoolProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    this.projectId = matching(
      props.projectId,
      /^[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
      "the id of a project: 6 to 30 lower-case letters, digits and -",
      where,
      "projectId",
    );
    this.projectNumber = matching(
      props.projectNumber,
      /^[1-9]\d{5,18}$/,
      "the digits of the project's number",
      where,
      "projectNumber",
    );
    this.poolId = poolId(props.poolId, where, "poolId");
    this.providerId = poolId(props.providerId ?? "gitlab", where, "providerId");
    this.providerName = `projects/${this.projectNumber}/locations/global/workloadIdentityPools/${this.poolId}/providers/${this.providerId}`;
    this.audience = matching(
      props.audience ?? `https://iam.googleapis.com/${this.providerName}`,
      new RegExp(`^[\\w+=,.@:/-]{1,${LIMITS.audience}}$`),
      "1 to 256 characters: letters, digits and _ + = , . @ : / -",
      where,
      "audience",
    );
    if (this.audience === stack.gitlab.issuer.url) {
      throw new UsageError(
        "ERR_PROP",
        "audience is the URL of GitLab, which tokens for others carry",
        {
          given: this.audience,
          fix: "leave audience out, or name this pool",
          where,
        },
      );
    }
    this.keys = props.jwksJson === undefined ? undefined : keySet(props.jwksJson, where);
    stack.registry.once(
      `gcp-pool:${this.projectId}:${this.poolId}`,
      `the workload identity pool ${this.poolId}`,
      where,
      "define the pool once and pass it on",
    );
    this.provider = new GoogleProvider(this, "Google", {
      alias: providerAlias(where, stack.node.path),
      project: this.projectId,
      ...(props.deployServiceAccount === undefined
        ? {}
        : {
            impersonateServiceAccount: literal(props.deployServiceAccount, {
              where,
              prop: "deployServiceAccount",
            }),
          }),
    });
    this.resource = new IamWorkloadIdentityPool(this, "Pool", {
      provider: this.provider,
      project: this.projectId,
      workloadIdentityPoolId: this.poolId,
      ...(props.displayName === undefined
        ? {}
        : { displayName: displayName(props.displayName, where) }),
    });
    stack.registerOutput({
      name: `${providerAlias(where, stack.node.path)}_audience`,
      value: this.audience,
      description: `aud of ID tokens for the workload identity pool ${this.poolId}`,
    });
    stack.registry.beforeSynth(() => this.write());
  }

  /** The OIDC provider, once an identity trusts the pool: without one it would have nothing to admit. */
  get oidcProvider(): IamWorkloadIdentityPoolProvider | undefined {
    return this.oidc;
  }

  /**
   * @internal Adds an identity, and returns its member.
   * @throws CannotExpressError; UsageError ERR_PROP, ERR_DUPLICATE
   */
  admit(identity: Admitted): string {
    const stack = federationStackOf(this);
    const { name, where } = identity;
    if (identity.jobs.issuer.url !== stack.gitlab.issuer.url) {
      throw new UsageError("ERR_PROP", "the pool takes the tokens of another GitLab", {
        given: identity.jobs.issuer.url,
        allowed: stack.gitlab.issuer.url,
        where,
      });
    }
    stack.registry.once(
      `gcp-identity:${this.node.path}:${name}`,
      `the identity ${name} of the pool ${this.poolId}`,
      where,
      "give each identity of a pool its own name",
    );
    this.admitted.push(identity);
    return this.write()?.members[name] ?? "";
  }

  /** Writes the provider with the subject templates as they stand now. */
  private write(): CompiledProvider | undefined {
    if (this.admitted.length === 0) return undefined;
    const compiled = compiledPool(this, this.admitted);
    const { attributeCondition, attributeMapping } = compiled;
    if (this.oidc === undefined) {
      this.oidc = new IamWorkloadIdentityPoolProvider(this, "Provider", {
        provider: this.provider,
        project: this.projectId,
        workloadIdentityPoolId: this.resource.workloadIdentityPoolId,
        workloadIdentityPoolProviderId: this.providerId,
        attributeMapping,
        attributeCondition,
        oidc: {
          issuerUri: compiled.issuerUri,
          allowedAudiences: [...compiled.allowedAudiences],
          ...(this.keys === undefined ? {} : { jwksJson: this.keys }),
        },
      });
    } else {
      this.oidc.attributeMapping = attributeMapping;
      this.oidc.attributeCondition = attributeCondition;
    }
    return compiled;
  }
}

function poolId(text: string, where: string, prop: string): string {
  return matching(
    text,
    POOL_ID,
    "4 to 32 lower-case letters, digits and -, not starting with gcp-",
    where,
    prop,
  );
}

function displayName(text: string, where: string): string {
  if (text.length <= 32) return literal(text, { where, prop: "displayName" });
  throw new UsageError("ERR_PROP", "displayName is too long", {
    given: JSON.stringify(text),
    allowed: "up to 32 characters",
    where,
  });
}

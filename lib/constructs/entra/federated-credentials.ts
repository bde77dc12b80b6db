import type { TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { type ClaimName, exact, restrict } from "../../core";
import { capabilities, compile, type Credential, needsPattern } from "../../relying-parties/entra";
import { childId } from "../child";
import type { Jobs } from "../gitlab/jobs";
import { federationStackOf } from "../stack-lookup";
import { combinedJobs, type NotEnforced } from "../trusted-jobs";
import type { EntraTenant } from "./entra-tenant";

export interface FederatedCredentialsProps {
  readonly tenant: EntraTenant;
  /** Alternatives. Those whose refs are named apart from patterns get exact credentials. */
  readonly jobs: readonly Jobs[];
  readonly notEnforced: NotEnforced;
  readonly holder: "application" | "managed identity";
  /** Defines the resource of one credential, which is created after the one before it. */
  readonly define: (
    id: string,
    credential: Credential,
    before: TerraformResource | undefined,
  ) => TerraformResource;
}

/**
 * The federated credentials of an application or managed identity. They are defined at once, so that what Entra cannot
 * enforce is refused where the holder is defined, and again before synth where a subject template changed meanwhile.
 */
export class FederatedCredentials {
  private readonly all: Jobs;
  private made: { readonly templates: string; readonly resources: readonly TerraformResource[] };

  /** @throws CannotExpressError, UsageError, each with the construct path */
  constructor(
    private readonly scope: Construct,
    private readonly props: FederatedCredentialsProps,
  ) {
    const { holder, notEnforced } = props;
    this.all = combinedJobs(props.jobs, { where: scope.node.path, prop: "assumedBy" });
    for (const jobs of props.jobs) {
      const isFlexible = holder === "application" && needsPattern(jobs.trust);
      jobs.requireInSubject({
        visible: isFlexible ? capabilities(jobs.issuer).keys : [],
        notEnforced: Object.keys(notEnforced) as ClaimName[],
        by: scope.node.path,
      });
    }
    this.made = { templates: this.templates(), resources: this.define() };
    federationStackOf(scope).registry.beforeSynth(() => {
      this.settle();
    });
  }

  get resources(): readonly TerraformResource[] {
    return this.made.resources;
  }

  private settle(): void {
    const templates = this.templates();
    if (templates === this.made.templates) return;
    for (const { node } of this.made.resources) this.scope.node.tryRemoveChild(node.id);
    this.made = { templates, resources: this.define() };
  }

  private define(): readonly TerraformResource[] {
    const resources: TerraformResource[] = [];
    for (const credential of this.compiled()) {
      const id = childId("Credential", credential.name);
      resources.push(this.props.define(id, credential, resources[resources.length - 1]));
    }
    return resources;
  }

  private compiled(): readonly Credential[] {
    const { tenant, notEnforced, holder } = this.props;
    const jobs = this.all;
    return compile(restrict(jobs.trust, "aud", exact(tenant.audience)), {
      issuer: jobs.issuer,
      declared: jobs.declared,
      holder,
      notEnforced,
      where: this.scope.node.path,
    }).credentials;
  }

  private templates(): string {
    return this.all.projects.map((p) => p.acceptedTemplates.join(";")).join("\n");
  }
}

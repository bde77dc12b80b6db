import { KubernetesProvider } from "@cdktf/provider-kubernetes/lib/provider";
import { DefaultTokenResolver, Lazy, StringConcat, TerraformOutput, Tokenization } from "cdktf";
import { Construct } from "constructs";
import { type ClaimName, exact, restrict } from "../../core";
import { compile, type GroupOfJobs, renderConfiguration } from "../../relying-parties/kubernetes";
import type { Jobs } from "../gitlab/jobs";
import { matching } from "../matching";
import { providerAlias } from "../provider-alias";
import { federationStackOf } from "../stack-lookup";
import { claimServer } from "./cluster-registry";

export interface KubernetesClusterProps {
  /** `production`: part of the audience and of the groups that jobs get. */
  readonly name: string;
  /** URL of the API server: `https://10.0.0.1:6443`. */
  readonly server: string;
  /**
   * Certificate authority of the API server, PEM.
   * @default - one that is trusted publicly
   */
  readonly serverCertificateAuthority?: string;
  /**
   * `aud` of the ID tokens for this cluster. One audience per cluster keeps a token for one from being good at another.
   * @default - `kubernetes:` and the name
   */
  readonly audience?: string;
  /**
   * Certificate authority of the GitLab instance, PEM, as the API server needs it to fetch the signing keys.
   * @default - the API server's own
   */
  readonly issuerCertificateAuthority?: string;
  /**
   * Name of the file that is written beside `cdk.tf.json`, for `--authentication-config` of the API server.
   * @default "authentication-configuration.yaml"
   */
  readonly file?: string;
}

/** The jobs of one identity of a cluster. */
export interface ClusterJobs {
  readonly group: string;
  readonly jobs: Jobs;
  readonly notEnforced: Partial<Readonly<Record<ClaimName, string>>>;
  /** Construct path. */
  readonly where: string;
}

/**
 * A Kubernetes cluster whose API server authenticates GitLab's jobs by itself (structured authentication, Kubernetes 1.30 and
 * up). It brings the provider configuration for its resources, whose credentials come from the environment (`KUBE_TOKEN`),
 * and writes the one authenticator for the stack's GitLab: a file for the review, and a Terraform output with the
 * ids that Terraform learns on apply.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class KubernetesCluster extends Construct {
  readonly clusterName: string;
  readonly server: string;
  readonly serverCertificateAuthority: string | undefined;
  readonly audience: string;
  readonly provider: KubernetesProvider;
  private readonly identities: ClusterJobs[] = [];
  private readonly issuerCertificateAuthority: string | undefined;
  private readonly file: string;

  constructor(scope: Construct, id: string, props: KubernetesClusterProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    this.clusterName = matching(
      props.name,
      /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
      "up to 63 lower-case letters, digits and dashes",
      where,
      "name",
    );
    this.server = matching(
      props.server,
      /^https:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?$/,
      "https://HOST or https://HOST:PORT",
      where,
      "server",
    );
    this.audience = matching(
      props.audience ?? `kubernetes:${this.clusterName}`,
      /^[\w+=,.@:/-]{1,255}$/,
      "1 to 255 characters: letters, digits and _ + = , . @ : / -",
      where,
      "audience",
    );
    this.serverCertificateAuthority = certificate(
      props.serverCertificateAuthority,
      where,
      "serverCertificateAuthority",
    );
    this.issuerCertificateAuthority = certificate(
      props.issuerCertificateAuthority,
      where,
      "issuerCertificateAuthority",
    );
    this.file = props.file ?? "authentication-configuration.yaml";
    claimServer(this, this.server);
    this.provider = new KubernetesProvider(this, "Provider", {
      alias: providerAlias(where, stack.node.path),
      host: this.server,
      ...(this.serverCertificateAuthority === undefined
        ? {}
        : { clusterCaCertificate: this.serverCertificateAuthority }),
    });
    stack.registerOutput({
      name: `${providerAlias(where, stack.node.path)}_audience`,
      value: this.audience,
      description: `aud of ID tokens for Kubernetes cluster ${this.clusterName}`,
    });
  }

  /**
   * @internal Adds jobs that get a group. They are compiled at once, so that what the API server cannot enforce is refused
   * where the identity is defined.
   */
  addIdentity(identity: ClusterJobs): void {
    this.compiled([identity]);
    this.identities.push(identity);
    if (this.identities.length > 1) return;
    const stack = federationStackOf(this);
    const { file } = this;
    stack.registerArtifact({ file, render: () => this.written() });
    const output = new TerraformOutput(this, "AuthenticationConfiguration", {
      value: Lazy.stringValue({ produce: () => this.configuration() }),
      description: `${file} with the ids that Terraform learns on apply`,
    });
    output.overrideLogicalId(
      `${providerAlias(this.node.path, stack.node.path)}_authentication_configuration`,
    );
  }

  /** With `${gitlab_project.Web.id}` in place of ids that Terraform learns on apply. */
  private written(): string {
    const resolver = new DefaultTokenResolver(new StringConcat());
    const options = { scope: this, resolver, preparing: false };
    return String(Tokenization.resolve(this.configuration(), options));
  }

  private configuration(): string {
    return renderConfiguration([this.compiled(this.identities)]);
  }

  private compiled(identities: readonly ClusterJobs[]) {
    const { audience, issuerCertificateAuthority: certificateAuthority } = this;
    return compile(
      identities.map(({ group, jobs, notEnforced, where }): GroupOfJobs => ({
        group,
        trust: restrict(jobs.trust, "aud", exact(audience)),
        notEnforced,
        where,
      })),
      {
        issuer: federationStackOf(this).gitlab.issuer,
        audience,
        where: this.node.path,
        ...(certificateAuthority === undefined ? {} : { certificateAuthority }),
      },
    );
  }
}

function certificate(text: string | undefined, where: string, prop: string): string | undefined {
  if (text === undefined) return undefined;
  const lines = text.trim().replaceAll("\r\n", "\n");
  matching(
    lines.replaceAll("\n", "|"),
    /^(?:-----BEGIN CERTIFICATE-----\|[A-Za-z0-9+/=|]+\|-----END CERTIFICATE-----\|?)+$/,
    "certificates in PEM form",
    where,
    prop,
  );
  return `${lines}\n`;
}

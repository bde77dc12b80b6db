import {
  JwtAuthBackend,
  type JwtAuthBackendConfig,
} from "@cdktf/provider-vault/lib/jwt-auth-backend";
import { VaultProvider } from "@cdktf/provider-vault/lib/provider";
import { Construct } from "constructs";
import type { Issuer } from "../../core";
import { UsageError } from "../../core/errors";
import { matching } from "../matching";
import { providerAlias } from "../provider-alias";
import { federationStackOf } from "../stack-lookup";
import { pem } from "./pem";

export interface VaultServerProps {
  /** `https://vault.example.com:8200`, without a slash at its end. */
  readonly address: string;
  /**
   * Path of the JWT auth mount that this stack defines for its GitLab.
   * @default "gitlab"
   */
  readonly mountPath?: string;
  /**
   * `aud` of the ID tokens for this mount. One audience per mount keeps a token for one from being good at another.
   * @default - the URL of the mount: `https://vault.example.com:8200/v1/auth/gitlab`
   */
  readonly audience?: string;
  /** Namespace (Vault Enterprise, OpenBao 2.3). @default - the root namespace */
  readonly namespace?: string;
  /**
   * URL of the issuer's signing keys, where the discovery document is not to be asked.
   * @default - Vault finds the keys by the issuer's discovery document
   */
  readonly jwksUrl?: string;
  /**
   * The issuer's public keys in PEM form, for a GitLab that Vault cannot reach. Whoever rotates GitLab's key changes them
   * here.
   * @default - Vault fetches them
   */
  readonly signingKeys?: readonly string[];
  /**
   * Certificates of a private authority that GitLab's own is signed by, in PEM form.
   * @default - the authorities that the server trusts anyhow
   */
  readonly issuerCertificates?: string;
  /**
   * Longest life that a role of this mount may give to a Vault token, in seconds, up to 86,400. No token should outlive
   * the job it is for.
   * @default 3600 - GitLab's own timeout of a job
   */
  readonly tokenCeiling?: number;
}

/**
 * A HashiCorp Vault or OpenBao server as relying party: its one JWT auth mount for the stack's GitLab. The token that
 * Terraform needs comes from VAULT_TOKEN (or another login of the provider's environment), never from the program. OpenBao
 * has the same API; what is said here was measured on Vault's own code, and no judge of OpenBao's was available.
 * @throws UsageError ERR_PROP, ERR_DUPLICATE, ERR_STACK
 */
export class VaultServer extends Construct {
  readonly address: string;
  readonly mountPath: string;
  readonly namespace: string | undefined;
  readonly audience: string;
  readonly tokenCeiling: number;
  readonly provider: VaultProvider;
  readonly mount: JwtAuthBackend;

  constructor(scope: Construct, id: string, props: VaultServerProps) {
    super(scope, id);
    const where = this.node.path;
    const stack = federationStackOf(this);
    stack.registry.note(this);
    this.address = matching(
      props.address,
      /^https:\/\/[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?(?::\d{1,5})?$/,
      "scheme https, host and port: https://vault.example.com:8200",
      where,
      "address",
    );
    this.mountPath = matching(
      props.mountPath ?? "gitlab",
      /^[A-Za-z0-9_][\w.-]*(?:\/[A-Za-z0-9_][\w.-]*)*$/,
      "letters, digits and _ . -, in segments joined by slashes",
      where,
      "mountPath",
    );
    this.namespace =
      props.namespace === undefined
        ? undefined
        : matching(
            props.namespace,
            /^[\w-]+(?:\/[\w-]+)*$/,
            "letters, digits and _ -, in segments joined by slashes",
            where,
            "namespace",
          );
    this.audience = matching(
      props.audience ?? `${this.address}/v1/auth/${this.mountPath}`,
      /^[\w+=.@:/-]{1,255}$/,
      "1 to 255 characters: letters, digits and _ + = . @ : / -",
      where,
      "audience",
    );
    this.tokenCeiling = tokenSeconds(props.tokenCeiling ?? 3600, 86_400, where, "tokenCeiling");
    stack.registry.once(
      `vault-mount:${this.address} ${this.namespace ?? ""} ${this.mountPath}`,
      `the mount ${this.mountPath} of ${this.address}`,
      where,
      "define the VaultServer once and pass it on, or give each its own mountPath",
    );
    const alias = providerAlias(where, stack.node.path);
    this.provider = new VaultProvider(this, "Provider", {
      alias,
      address: this.address,
      ...(this.namespace === undefined ? {} : { namespace: this.namespace }),
    });
    this.mount = new JwtAuthBackend(this, "Mount", {
      provider: this.provider,
      path: this.mountPath,
      type: "jwt",
      description: `ID tokens of ${stack.gitlab.issuer.url}`,
      boundIssuer: stack.gitlab.issuer.url,
      jwtSupportedAlgs: ["RS256"],
      ...keysOf(props, stack.gitlab.issuer, where),
    });
    stack.registerOutput({
      name: `${alias}_audience`,
      value: this.audience,
      description: `aud of ID tokens for ${this.address}, mount ${this.mountPath}`,
    });
  }
}

/** Vault wants exactly one source of keys. */
function keysOf(
  { jwksUrl, signingKeys, issuerCertificates }: VaultServerProps,
  issuer: Issuer,
  where: string,
): Pick<
  JwtAuthBackendConfig,
  "oidcDiscoveryUrl" | "oidcDiscoveryCaPem" | "jwksUrl" | "jwksCaPem" | "jwtValidationPubkeys"
> {
  const certificates =
    issuerCertificates === undefined
      ? undefined
      : pem(issuerCertificates, "CERTIFICATE", { where, prop: "issuerCertificates" });
  if (signingKeys !== undefined) {
    if (jwksUrl !== undefined || certificates !== undefined || signingKeys.length === 0) {
      throw new UsageError("ERR_PROP", "signingKeys stands alone, with at least one key", {
        fix: "give either signingKeys, or what Vault needs to fetch the keys",
        where,
      });
    }
    return {
      jwtValidationPubkeys: signingKeys.map((key) =>
        pem(key, "PUBLIC KEY", { where, prop: "signingKeys" }),
      ),
    };
  }
  if (jwksUrl !== undefined) {
    const form = /^https:\/\/[\w.:/%~-]+$/;
    return {
      jwksUrl: matching(jwksUrl, form, "an https URL without a query", where, "jwksUrl"),
      ...(certificates === undefined ? {} : { jwksCaPem: certificates }),
    };
  }
  return {
    oidcDiscoveryUrl: issuer.url,
    ...(certificates === undefined ? {} : { oidcDiscoveryCaPem: certificates }),
  };
}

/** @internal Checks the life of a Vault token. */
export function tokenSeconds(value: number, ceiling: number, where: string, prop: string): number {
  if (Number.isInteger(value) && value >= 60 && value <= ceiling) return value;
  throw new UsageError("ERR_PROP", `${prop} is not allowed`, {
    given: String(value),
    allowed: `whole seconds from 60 to ${ceiling}`,
    fix:
      value > ceiling && ceiling < 86_400
        ? "shorten it, or raise tokenCeiling of the server if a job really runs longer"
        : "give a life that a job needs, in seconds",
    where,
  });
}

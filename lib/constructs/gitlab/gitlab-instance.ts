import { UsageError } from "../../core/errors";
import { type Issuer, issuer } from "../../core";

type Tier = Issuer["tier"];

export interface GitlabComProps {
  /** @default "premium" */
  readonly tier?: Tier;
}

export interface SelfManagedProps {
  /** `https://gitlab.example.com`, without a slash at its end. */
  readonly url: string;
  /** `"19.2"` (Help page of the instance): claims and subject templates depend on it. */
  readonly version: string;
  /** Free counts as FOSS: no directory links, no protected environments. */
  readonly tier: Tier;
  /**
   * `iss` where the administrator set `ci_id_tokens_issuer_url`.
   * @default - the URL of the instance
   */
  readonly issuerUrl?: string;
  /**
   * Id of the LDAP server in GitLab's configuration (`main` under `ldap_servers`), not its label.
   * @default "main"
   */
  readonly ldapServer?: string;
}

/** GitLab Dedicated. Directory links are SAML links there. */
export type DedicatedProps = Omit<SelfManagedProps, "ldapServer">;

/** Which GitLab: the signer of ID tokens, and what its edition allows. */
export class GitlabInstance {
  static gitlabCom(props: GitlabComProps = {}): GitlabInstance {
    return new GitlabInstance(issuer({ ...props, kind: "gitlab.com" }));
  }

  /** @throws UsageError ERR_ISSUER, ERR_PROP */
  static selfManaged(props: SelfManagedProps): GitlabInstance {
    const { ldapServer = "main", ...rest } = props;
    if (!/^(?!ldap)[a-z0-9_]+$/.test(ldapServer)) {
      throw new UsageError("ERR_PROP", "ldapServer is not the id of an LDAP server", {
        given: JSON.stringify(ldapServer),
        allowed: "the key under ldap_servers, such as main: neither its label nor ldapmain",
        where: "GitlabInstance.selfManaged",
      });
    }
    return new GitlabInstance(issuer({ ...rest, kind: "self-managed" }), ldapServer);
  }

  /** @throws UsageError ERR_ISSUER */
  static dedicated(props: DedicatedProps): GitlabInstance {
    return new GitlabInstance(issuer({ ...props, kind: "dedicated" }));
  }

  private constructor(
    readonly issuer: Issuer,
    private readonly ldapServer?: string,
  ) {}

  /** `base_url` of the Terraform provider; it must end in a slash. */
  get apiUrl(): string {
    return `${this.issuer.host}/api/v4/`;
  }

  /** `ldap_provider` of LDAP links; absent where GitLab has none. */
  get ldapProvider(): string | undefined {
    return this.ldapServer === undefined ? undefined : `ldap${this.ldapServer}`;
  }

  /**
   * Refuses what GitLab Free does not have.
   * @throws UsageError ERR_PROP
   */
  requirePremium(what: string, where: string): void {
    if (this.issuer.tier !== "free") return;
    throw new UsageError("ERR_PROP", `${what} needs GitLab Premium or Ultimate`, {
      given: "tier free",
      fix: "declare the instance's real tier, or do without",
      where,
    });
  }
}

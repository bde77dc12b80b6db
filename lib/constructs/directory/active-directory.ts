import { AdProvider } from "@cdktf/provider-ad/lib/provider";
import { TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { UsageError } from "../../core/errors";
import { known, literal } from "../literal";
import { federationStackOf } from "../stack-lookup";

export interface ActiveDirectoryProps {
  /** Host that answers WinRM: `dc1.corp.example`. */
  readonly domainController: string;
  /**
   * Kerberos realm, which is the domain in upper case: `CORP.EXAMPLE`.
   * @default - required, except with `authentication: "ntlm"`
   */
  readonly realm?: string;
  /**
   * How the provider proves who it is. Basic authentication is not offered: it hands the password over.
   * @default "kerberos"
   */
  readonly authentication?: "kerberos" | "ntlm";
  /**
   * Account that manages the directory.
   * @default - a Terraform variable `<id>_username`
   */
  readonly username?: string;
  /**
   * WinRM port; the protocol is HTTPS always.
   * @default 5986
   */
  readonly port?: number;
  /**
   * Path of a krb5.conf on the machine that runs Terraform.
   * @default - the one of the machine
   */
  readonly kerberosConfig?: string;
  /**
   * Service principal name, where it is not `HTTP/<domainController>`.
   * @default - the provider's
   */
  readonly servicePrincipalName?: string;
}

/**
 * An Active Directory domain, reached over HTTPS WinRM. The password comes from the sensitive Terraform variable
 * `<id>_password` (`TF_VAR_<id>_password`) and never stands in the program or the Terraform that is written.
 * @throws UsageError ERR_PROP, ERR_STACK
 */
export class ActiveDirectory extends Construct {
  /** The provider `ad`; each directory has its own alias. */
  readonly provider: AdProvider;
  /** The sensitive variable of the password. */
  readonly password: TerraformVariable;
  /** The variable of the account, where `username` is not given. */
  readonly usernameVariable?: TerraformVariable;

  constructor(scope: Construct, id: string, props: ActiveDirectoryProps) {
    super(scope, id);
    const stack = federationStackOf(this);
    stack.registry.note(this);
    const where = this.node.path;
    const name = stack.getLogicalId(this.node);

    this.password = new TerraformVariable(this, "Password", {
      type: "string",
      sensitive: true,
      nullable: false,
      description: "Password of the account that manages the directory",
    });
    this.password.overrideLogicalId(`${name}_password`);
    let username: string;
    if (props.username === undefined) {
      this.usernameVariable = new TerraformVariable(this, "Username", {
        type: "string",
        nullable: false,
        description: "Account that manages the directory",
      });
      this.usernameVariable.overrideLogicalId(`${name}_username`);
      username = this.usernameVariable.stringValue;
    } else {
      username = literal(props.username, { where, prop: "username" });
    }

    this.provider = new AdProvider(this, "Provider", {
      alias: name,
      winrmHostname: hostName(props.domainController, where),
      winrmPort: port(props.port ?? 5986, where),
      winrmProto: "https",
      winrmUsername: username,
      winrmPassword: this.password.stringValue,
      ...authentication(props, where),
    });
  }
}

function authentication(props: ActiveDirectoryProps, where: string) {
  const kind: string = props.authentication ?? "kerberos";
  if (kind !== "kerberos" && kind !== "ntlm") {
    throw new UsageError("ERR_PROP", "authentication is not known", {
      given: kind,
      allowed: "kerberos, ntlm",
      where,
    });
  }
  if (kind === "ntlm") {
    const extra = (["realm", "kerberosConfig", "servicePrincipalName"] as const).find(
      (p) => props[p] !== undefined,
    );
    if (extra !== undefined) {
      throw new UsageError(
        "ERR_PROP",
        `${extra} belongs to Kerberos: with it the provider ignores NTLM`,
        {
          fix: `leave ${extra} or authentication: "ntlm" out`,
          where,
        },
      );
    }
    return { winrmUseNtlm: true };
  }
  return {
    krbRealm: realm(props.realm, where),
    ...(props.kerberosConfig === undefined
      ? {}
      : { krbConf: literal(props.kerberosConfig, { where, prop: "kerberosConfig" }) }),
    ...(props.servicePrincipalName === undefined
      ? {}
      : { krbSpn: literal(props.servicePrincipalName, { where, prop: "servicePrincipalName" }) }),
  };
}

function realm(given: string | undefined, where: string): string {
  if (given === undefined) {
    throw new UsageError("ERR_PROP", "realm is missing", {
      fix: 'give the Kerberos realm, such as realm: "CORP.EXAMPLE"',
      where,
    });
  }
  const text = known(given, { where, prop: "realm" });
  if (!/^[A-Z0-9-]+(\.[A-Z0-9-]+)*$/.test(text)) {
    throw new UsageError("ERR_PROP", "realm is not a Kerberos realm in upper case", {
      given: JSON.stringify(text),
      allowed: "upper-case letters, digits, - and dots",
      fix: `write ${text.toUpperCase()}`,
      where,
    });
  }
  return text;
}

function hostName(given: string, where: string): string {
  const text = known(given, { where, prop: "domainController" });
  if (!/^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(text)) {
    throw new UsageError("ERR_PROP", "domainController is not a host name", {
      given: JSON.stringify(text),
      allowed: "a host name without scheme and port: dc1.corp.example",
      where,
    });
  }
  return text;
}

function port(given: number, where: string): number {
  if (!Number.isInteger(given) || given < 1 || given > 65535) {
    throw new UsageError("ERR_PROP", "port is not a TCP port", {
      given: String(given),
      allowed: "1 to 65535",
      where,
    });
  }
  if (given === 5985) {
    throw new UsageError("ERR_PROP", "port 5985 is WinRM without TLS", {
      given: "5985",
      fix: "use the HTTPS listener, 5986",
      where,
    });
  }
  return given;
}

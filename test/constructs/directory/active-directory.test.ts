import { describe, expect, test } from "@jest/globals";
import { Group } from "@cdktf/provider-ad/lib/group";
import { App, TerraformStack } from "cdktf";
import { ActiveDirectory, type ActiveDirectoryProps } from "../../../lib/constructs/directory";
import { freshFolder, freshStack, refusal, synthesized } from "../../support/synth";

const PROPS: ActiveDirectoryProps = { domainController: "dc1.corp.example", realm: "CORP.EXAMPLE" };

function written(props: ActiveDirectoryProps) {
  return synthesized((stack) => {
    const corp = new ActiveDirectory(stack, "Corp", props);
    new Group(stack, "Any", {
      provider: corp.provider,
      name: "a",
      samAccountName: "a",
      container: "DC=corp",
    });
  });
}

describe("ActiveDirectory", () => {
  test("is HTTPS and Kerberos, with account and password from variables", () => {
    const json = written(PROPS);
    expect(json.provider?.["ad"]).toEqual([
      {
        alias: "Corp",
        krb_realm: "CORP.EXAMPLE",
        winrm_hostname: "dc1.corp.example",
        winrm_password: "${var.Corp_password}",
        winrm_port: 5986,
        winrm_proto: "https",
        winrm_username: "${var.Corp_username}",
      },
    ]);
    expect(json.variable).toEqual({
      Corp_password: {
        description: "Password of the account that manages the directory",
        nullable: false,
        sensitive: true,
        type: "string",
      },
      Corp_username: {
        description: "Account that manages the directory",
        nullable: false,
        type: "string",
      },
    });
  });

  test("carries every option", () => {
    const json = written({
      ...PROPS,
      username: "svc-${gitlab}",
      port: 8443,
      kerberosConfig: "krb5.conf",
      servicePrincipalName: "HTTP/dc1",
    });
    expect(json.provider?.["ad"]).toEqual([
      {
        alias: "Corp",
        krb_conf: "krb5.conf",
        krb_realm: "CORP.EXAMPLE",
        krb_spn: "HTTP/dc1",
        winrm_hostname: "dc1.corp.example",
        winrm_password: "${var.Corp_password}",
        winrm_port: 8443,
        winrm_proto: "https",
        winrm_username: "svc-$${gitlab}",
      },
    ]);
  });

  test("does NTLM over HTTPS where it is asked for", () => {
    const json = written({
      domainController: "dc1.corp.example",
      authentication: "ntlm",
      username: "svc",
    });
    expect(json.provider?.["ad"]).toEqual([
      {
        alias: "Corp",
        winrm_hostname: "dc1.corp.example",
        winrm_password: "${var.Corp_password}",
        winrm_port: 5986,
        winrm_proto: "https",
        winrm_use_ntlm: true,
        winrm_username: "svc",
      },
    ]);
  });

  test("two directories keep their resources apart", () => {
    const json = synthesized((stack) => {
      for (const id of ["Corp", "Lab"]) {
        const directory = new ActiveDirectory(stack, id, PROPS);
        new Group(stack, `${id}Group`, {
          provider: directory.provider,
          name: "a",
          samAccountName: "a",
          container: "DC=corp",
        });
      }
    });
    expect(json.resource?.["ad_group"]).toMatchObject({
      CorpGroup: { provider: "ad.Corp" },
      LabGroup: { provider: "ad.Lab" },
    });
  });

  test.each<[string, ActiveDirectoryProps, string]>([
    [
      "a realm in lower case",
      { ...PROPS, realm: "corp.example" },
      "realm is not a Kerberos realm in upper case",
    ],
    ["Kerberos without realm", { domainController: "dc1" }, "realm is missing"],
    ["NTLM with a realm", { ...PROPS, authentication: "ntlm" }, "realm belongs to Kerberos"],
    [
      "basic authentication",
      { ...PROPS, authentication: "basic" as "ntlm" },
      "authentication is not known",
    ],
    [
      "a URL as host",
      { ...PROPS, domainController: "https://dc1" },
      "domainController is not a host name",
    ],
    ["the port without TLS", { ...PROPS, port: 5985 }, "port 5985 is WinRM without TLS"],
    ["no port", { ...PROPS, port: 0 }, "port is not a TCP port"],
  ])("refuses %s", (_name, props, problem) => {
    const { stack } = freshStack();
    const found = refusal(() => new ActiveDirectory(stack, "Corp", props));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Corp" });
    expect(found.message.startsWith(problem)).toBe(true);
  });

  test("fails outside a FederationStack", () => {
    const plain = new TerraformStack(new App({ outdir: freshFolder() }), "plain");
    expect(refusal(() => new ActiveDirectory(plain, "Corp", PROPS))).toMatchObject({
      code: "ERR_STACK",
      where: "plain/Corp",
    });
  });
});

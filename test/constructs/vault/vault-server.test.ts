import { describe, expect, test } from "@jest/globals";
import { GitlabInstance } from "../../../lib/constructs/gitlab";
import { VaultServer, type VaultServerProps } from "../../../lib/constructs/vault";
import { tokenSeconds } from "../../../lib/constructs/vault/vault-server";
import { freshStack, refusal, synthesized } from "../../support/synth";
import { ADDRESS, AUDIENCE } from "./estate";

const URL = "https://gitlab.example.com";
const MOUNT = {
  bound_issuer: URL,
  description: `ID tokens of ${URL}`,
  jwt_supported_algs: ["RS256"],
  oidc_discovery_url: URL,
  path: "gitlab",
  provider: "vault.Vault",
  type: "jwt",
};
const KEY = "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----";
const CERTIFICATE = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";

function written(props: Partial<VaultServerProps> = {}, gitlab?: GitlabInstance) {
  const { resource, provider, output } = synthesized((stack) => {
    new VaultServer(stack, "Vault", { address: ADDRESS, ...props });
  }, gitlab);
  return { resource, vault: provider?.["vault"], output };
}

const mountOf = (props: Partial<VaultServerProps>) =>
  Object.values(written(props).resource?.["vault_jwt_auth_backend"] ?? {})[0];

describe("VaultServer", () => {
  test("is one mount for GitLab's tokens, and one provider configuration without a token", () => {
    expect(written()).toEqual({
      vault: [{ address: ADDRESS, alias: "Vault" }],
      output: {
        Vault_audience: {
          description: `aud of ID tokens for ${ADDRESS}, mount gitlab`,
          value: AUDIENCE,
        },
      },
      resource: { vault_jwt_auth_backend: { Vault_Mount_D8339A8F: MOUNT } },
    });
  });

  test("tells what it is", () => {
    const server = new VaultServer(freshStack().stack, "Vault", { address: ADDRESS });
    expect([
      server.address,
      server.mountPath,
      server.namespace,
      server.audience,
      server.tokenCeiling,
    ]).toEqual([ADDRESS, "gitlab", undefined, AUDIENCE, 3600]);
    expect(server.mount.node.path).toBe("shop/Vault/Mount");
    expect(server.provider.node.path).toBe("shop/Vault/Provider");
  });

  test("carries every option", () => {
    const { resource, vault, output } = written({
      mountPath: "jwt/gitlab",
      namespace: "shop/prod",
      audience: "vault:shop",
      tokenCeiling: 86_400,
      issuerCertificates: CERTIFICATE,
    });
    expect(vault).toEqual([{ address: ADDRESS, alias: "Vault", namespace: "shop/prod" }]);
    expect(output?.["Vault_audience"]).toMatchObject({ value: "vault:shop" });
    expect(Object.values(resource?.["vault_jwt_auth_backend"] ?? {})).toEqual([
      { ...MOUNT, path: "jwt/gitlab", oidc_discovery_ca_pem: CERTIFICATE },
    ]);
  });

  test("has its keys from one place", () => {
    const { oidc_discovery_url: own, ...rest } = MOUNT;
    expect(mountOf({})).toEqual({ ...rest, oidc_discovery_url: own });
    const jwksUrl = `${URL}/oauth/discovery/keys`;
    expect(mountOf({ jwksUrl })).toEqual({ ...rest, jwks_url: jwksUrl });
    expect(mountOf({ jwksUrl, issuerCertificates: CERTIFICATE })).toEqual({
      ...rest,
      jwks_url: jwksUrl,
      jwks_ca_pem: CERTIFICATE,
    });
    expect(mountOf({ signingKeys: [KEY] })).toEqual({ ...rest, jwt_validation_pubkeys: [KEY] });
  });

  test("takes the issuer of the stack's GitLab", () => {
    const gitlab = GitlabInstance.selfManaged({
      url: URL,
      issuerUrl: "https://keys.example.com/gitlab",
      version: "19.2",
      tier: "premium",
    });
    const mounts = written({}, gitlab).resource?.["vault_jwt_auth_backend"] ?? {};
    expect(Object.values(mounts)[0]).toMatchObject({
      bound_issuer: "https://keys.example.com/gitlab",
      oidc_discovery_url: "https://keys.example.com/gitlab",
    });
  });
});

describe("VaultServer refuses", () => {
  test.each<[keyof VaultServerProps, Partial<VaultServerProps>]>([
    ["address", { address: "http://vault.example.com" }],
    ["address", { address: `${ADDRESS}/` }],
    ["address", { address: "https://user@vault.example.com" }],
    ["mountPath", { mountPath: "/gitlab" }],
    ["mountPath", { mountPath: "a b" }],
    ["mountPath", { mountPath: "${x}" }],
    ["namespace", { namespace: "shop/" }],
    ["audience", { audience: "a,b" }],
    ["audience", { audience: "" }],
    ["tokenCeiling", { tokenCeiling: 86_401 }],
    ["jwksUrl", { jwksUrl: "http://gitlab.example.com/keys" }],
    ["jwksUrl", { jwksUrl: "https://gitlab.example.com/keys?x=1" }],
    ["signingKeys", { signingKeys: [] }],
    ["signingKeys", { signingKeys: ["key"] }],
    ["signingKeys", { signingKeys: [KEY], jwksUrl: "https://x/keys" }],
    ["signingKeys", { signingKeys: [KEY], issuerCertificates: CERTIFICATE }],
    ["issuerCertificates", { issuerCertificates: KEY }],
  ])("%s: %j", (prop, props) => {
    const { stack } = freshStack();
    const found = refusal(() => new VaultServer(stack, "Vault", { address: ADDRESS, ...props }));
    expect([found.code, found.where, found.message.includes(prop)]).toEqual([
      "ERR_PROP",
      "shop/Vault",
      true,
    ]);
  });

  test("the same mount twice, not another of the same server", () => {
    const { stack } = freshStack();
    new VaultServer(stack, "Vault", { address: ADDRESS });
    new VaultServer(stack, "Other", { address: ADDRESS, mountPath: "jwt" });
    new VaultServer(stack, "Prod", { address: ADDRESS, namespace: "prod" });
    expect(refusal(() => new VaultServer(stack, "Again", { address: ADDRESS }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Again",
    });
  });
});

describe("the life of a token", () => {
  test.each([60, 600, 3600])("%p s", (value) => {
    expect(tokenSeconds(value, 3600, "shop/Vault", "tokenTtl")).toBe(value);
  });

  test.each([
    [59, 3600, "give a life that a job needs, in seconds"],
    [90.5, 3600, "give a life that a job needs, in seconds"],
    [3601, 3600, "shorten it, or raise tokenCeiling of the server if a job really runs longer"],
    [86_401, 86_400, "give a life that a job needs, in seconds"],
  ])("not %p s of %p", (value, ceiling, fix) => {
    const found = refusal(() => tokenSeconds(value, ceiling, "shop/Vault", "tokenTtl"));
    expect(found).toEqual({
      code: "ERR_PROP",
      where: "shop/Vault",
      message: `tokenTtl is not allowed; given: ${value}; allowed: whole seconds from 60 to ${ceiling}; fix: ${fix}; at shop/Vault`,
    });
  });
});

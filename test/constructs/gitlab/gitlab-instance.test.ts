import { describe, expect, test } from "@jest/globals";
import { GitlabInstance } from "../../../lib/constructs/gitlab";
import { refusal } from "../../support/synth";

const SELF = { url: "https://gitlab.example.com", version: "19.2", tier: "premium" } as const;

describe("GitlabInstance", () => {
  test("gitlab.com has no LDAP", () => {
    const instance = GitlabInstance.gitlabCom({ tier: "ultimate" });
    expect(instance.issuer).toMatchObject({
      kind: "gitlab.com",
      url: "https://gitlab.com",
      tier: "ultimate",
    });
    expect(instance.apiUrl).toBe("https://gitlab.com/api/v4/");
    expect(instance.ldapProvider).toBeUndefined();
  });

  test("a self-managed one has an LDAP server by its id, main by default", () => {
    expect(GitlabInstance.selfManaged(SELF).ldapProvider).toBe("ldapmain");
    expect(GitlabInstance.selfManaged({ ...SELF, ldapServer: "secondary" }).ldapProvider).toBe(
      "ldapsecondary",
    );
  });

  test("the issuer's URL may differ from the host", () => {
    const instance = GitlabInstance.selfManaged({
      ...SELF,
      issuerUrl: "https://keys.example.net/gitlab",
    });
    expect(instance.issuer).toEqual({
      kind: "self-managed",
      url: "https://keys.example.net/gitlab",
      host: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    });
    expect(instance.apiUrl).toBe("https://gitlab.example.com/api/v4/");
  });

  test("Dedicated has SAML links only", () => {
    const instance = GitlabInstance.dedicated(SELF);
    expect(instance.issuer.kind).toBe("dedicated");
    expect(instance.ldapProvider).toBeUndefined();
  });

  test.each(["LDAP", "ldapmain", "Main server", ""])("refuses %j as LDAP server", (ldapServer) => {
    expect(refusal(() => GitlabInstance.selfManaged({ ...SELF, ldapServer }))).toMatchObject({
      code: "ERR_PROP",
      where: "GitlabInstance.selfManaged",
    });
  });

  test("refuses what is no issuer", () => {
    expect(
      refusal(() => GitlabInstance.selfManaged({ ...SELF, url: "http://gitlab.example.com" })).code,
    ).toBe("ERR_ISSUER");
    expect(
      refusal(() => GitlabInstance.dedicated({ ...SELF, url: "https://gitlab.example.com/" })).code,
    ).toBe("ERR_ISSUER");
  });

  test("Free is refused what it does not have", () => {
    const free = GitlabInstance.selfManaged({ ...SELF, tier: "free" });
    expect(refusal(() => free.requirePremium("a link", "shop/Shop"))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Shop",
    });
    expect(() =>
      GitlabInstance.selfManaged(SELF).requirePremium("a link", "shop/Shop"),
    ).not.toThrow();
  });
});

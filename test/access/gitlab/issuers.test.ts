import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, issuer } from "../../../lib/core";
import { issuerAt, stackIssuers } from "../../../lib/access/gitlab/issuers";
import type { Resource } from "../../../lib/terraform";
import { shop, stackOf } from "../../support/access/stacks";

const project = { provider: "gitlab" } as Resource;

describe("the instance at a base_url", () => {
  test.each([
    ["https://gitlab.example.com/api/v4/", "https://gitlab.example.com", "self-managed"],
    ["https://gitlab.example.com", "https://gitlab.example.com", "self-managed"],
    ["https://example.com/gitlab/api/v4", "https://example.com/gitlab", "self-managed"],
    ["http://localhost:8080/", "http://localhost:8080", "self-managed"],
    ["https://acme.gitlab-dedicated.com/api/v4/", "https://acme.gitlab-dedicated.com", "dedicated"],
    [
      "https://gitlab-dedicated.com.evil.example/",
      "https://gitlab-dedicated.com.evil.example",
      "self-managed",
    ],
  ])("%s", (url, host, kind) => {
    expect(issuerAt(url, [])).toMatchObject({ host, url: host, kind });
  });

  test("gitlab.com is itself, and a declared one keeps what the caller knows", () => {
    expect(issuerAt("https://gitlab.com/api/v4/", [])).toBe(GITLAB_DOT_COM);
    const known = issuer({
      kind: "self-managed",
      url: "https://gitlab.example.com",
      issuerUrl: "https://keys.example.com/gitlab",
      version: "18.2",
    });
    expect(issuerAt("https://gitlab.example.com/api/v4/", [known])).toBe(known);
  });

  test.each(["gitlab.example.com", "", "ftp://gitlab.example.com"])(
    "%p is no web address",
    (url) => {
      expect(issuerAt(url, [])).toBeUndefined();
    },
  );
});

describe("the instance of a resource", () => {
  test("is that of its provider configuration", () => {
    const provider = {
      gitlab: [{}, { alias: "own", base_url: "https://gitlab.example.com/api/v4/" }],
    };
    const issuers = stackIssuers(stackOf(shop(), { provider }), []);
    expect(issuers.of(project)).toBe(GITLAB_DOT_COM);
    expect(issuers.of({ ...project, provider: "gitlab.own" })?.host).toBe(
      "https://gitlab.example.com",
    );
    expect(issuers.of({ ...project, provider: "module.x.gitlab" })).toBe(GITLAB_DOT_COM);
    expect(issuers.all.map((i) => i.kind)).toEqual(["gitlab.com", "self-managed"]);
  });

  test("is gitlab.com without a provider", () => {
    const issuers = stackIssuers(stackOf(shop(), { provider: {} }), []);
    expect(issuers.of(project)).toBe(GITLAB_DOT_COM);
    expect(issuers.all).toEqual([]);
  });

  test("is not known where base_url is not", () => {
    const provider = { gitlab: [{ base_url: "${var.url}" }] };
    const issuers = stackIssuers(stackOf(shop(), { provider }), []);
    expect(issuers.of(project)).toBeUndefined();
    expect(issuers.all).toEqual([]);
  });
});

import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, issuer, type IssuerProps, NEWEST_VERSION } from "../../lib/core";
import { refusal } from "../support/synth";

const SELF: IssuerProps = {
  kind: "self-managed",
  url: "https://gitlab.example.com",
  version: "19.2",
};

describe("issuer", () => {
  test("gitlab.com needs no more than its kind", () => {
    expect(GITLAB_DOT_COM).toEqual({
      kind: "gitlab.com",
      url: "https://gitlab.com",
      host: "https://gitlab.com",
      version: NEWEST_VERSION,
      tier: "premium",
    });
    expect(issuer({ kind: "gitlab.com", url: "https://gitlab.com" })).toEqual(GITLAB_DOT_COM);
  });

  test("gitlab.com of an older day", () => {
    expect(issuer({ kind: "gitlab.com", version: "18.7", tier: "free" })).toEqual({
      ...GITLAB_DOT_COM,
      version: "18.7",
      tier: "free",
    });
  });

  test.each(["self-managed", "dedicated"] as const)("a %s instance", (kind) => {
    expect(issuer({ ...SELF, kind, version: "18.7.3-ee", tier: "ultimate" })).toEqual({
      kind,
      url: "https://gitlab.example.com",
      host: "https://gitlab.example.com",
      version: "18.7",
      tier: "ultimate",
    });
  });

  test("the issuer may have a URL of its own, the host keeps its own", () => {
    const { url, host } = issuer({ ...SELF, issuerUrl: "https://keys.example.net/gitlab" });
    expect({ url, host }).toEqual({
      url: "https://keys.example.net/gitlab",
      host: "https://gitlab.example.com",
    });
  });

  test.each(["https://gitlab.example.com:8443", "https://example.com/gitlab", "https://10.0.0.1"])(
    "%s stays as it is, byte for byte",
    (url) => {
      expect(issuer({ ...SELF, url }).url).toBe(url);
    },
  );
});

describe("issuer refuses", () => {
  const message = (props: IssuerProps) => {
    const { code, message } = refusal(() => issuer(props));
    expect(code).toBe("ERR_ISSUER");
    return message;
  };

  test.each([
    ["gitlab.example.com", "url is not a URL", "write scheme and host: https://gitlab.example.com"],
    ["", "url is not a URL", "write scheme and host: https://gitlab.example.com"],
    [
      "http://gitlab.example.com",
      "url must use https",
      "relying parties fetch the signing keys over TLS only",
    ],
    [
      "https://gitlab.example.com/",
      "url ends in a slash",
      "GitLab's iss claim has none, and it is compared byte for byte",
    ],
    [
      "https://gitlab.example.com/?a=b",
      "url must have no query, fragment or credentials",
      "write scheme, host and path only",
    ],
    [
      "https://gitlab.example.com#x",
      "url must have no query, fragment or credentials",
      "write scheme, host and path only",
    ],
    [
      "https://GitLab.example.com",
      "url is not in its plain form",
      "write https://gitlab.example.com",
    ],
    [
      "https://gitlab.example.com:443",
      "url is not in its plain form",
      "write https://gitlab.example.com",
    ],
    [
      "https://example.com/a/../gitlab",
      "url is not in its plain form",
      "write https://example.com/gitlab",
    ],
    [
      " https://gitlab.example.com",
      "url is not in its plain form",
      "write https://gitlab.example.com",
    ],
    [
      "https://gitlab.example.com?",
      "url is not in its plain form",
      "write https://gitlab.example.com/?",
    ],
  ])("the URL %j", (url, problem, fix) => {
    expect(message({ ...SELF, url })).toBe(
      `${problem}; given: ${JSON.stringify(url)}; fix: ${fix}`,
    );
  });

  test.each(["https://*.example.com", "https://gitlab.example.com/*", "https://example.com/it's"])(
    "a character that relying parties take for more than itself: %s",
    (url) => {
      expect(message({ ...SELF, url })).toBe(
        `url has a character that no issuer has; given: ${JSON.stringify(url)}; fix: write letters, digits and . _ ~ : / % - only`,
      );
    },
  );

  test.each([
    ["https://user@gitlab.example.com", "url must have no query, fragment or credentials"],
    ["https://:secret@gitlab.example.com", "url must have no query, fragment or credentials"],
    ["http://user:s@cret@gitlab.example.com", "url must use https"],
  ])("credentials, and shows none: %s", (url, problem) => {
    const text = message({ ...SELF, url });
    expect(text.slice(0, text.indexOf("; fix"))).toBe(
      `${problem}; given: "${url.slice(0, url.indexOf("//"))}//***@gitlab.example.com"`,
    );
    expect(message({ kind: "gitlab.com", url: "https://a:secret@gitlab.com" })).toContain(
      "given: https://***@gitlab.com;",
    );
  });

  test("an issuer URL by the same rules", () => {
    expect(message({ ...SELF, issuerUrl: "http://keys.example.net" })).toBe(
      'issuerUrl must use https; given: "http://keys.example.net"; fix: relying parties fetch the signing keys over TLS only',
    );
  });

  test("another URL, or another issuer, for gitlab.com", () => {
    expect(message({ kind: "gitlab.com", url: "https://gitlab.com/" })).toBe(
      "gitlab.com has one URL; given: https://gitlab.com/; allowed: https://gitlab.com; fix: use kind self-managed or dedicated for another instance",
    );
    expect(message({ kind: "gitlab.com", issuerUrl: "https://evil.example" })).toBe(
      "gitlab.com has one URL; given: https://evil.example; allowed: https://gitlab.com; fix: use kind self-managed or dedicated for another instance",
    );
  });

  test("gitlab.com under another kind", () => {
    expect(message({ kind: "dedicated", url: "https://gitlab.com", version: "19.2" })).toBe(
      "gitlab.com is not a dedicated instance; given: https://gitlab.com; fix: use kind gitlab.com",
    );
    expect(message({ ...SELF, issuerUrl: "https://gitlab.com" })).toBe(
      "gitlab.com is not a self-managed instance; given: https://gitlab.com; fix: use kind gitlab.com",
    );
  });

  test("an instance without URL, or without version", () => {
    expect(message({ kind: "dedicated", version: "19.2" })).toBe(
      "the URL of the dedicated instance is missing; fix: give url, such as https://gitlab.example.com",
    );
    expect(message({ kind: "self-managed", url: "https://gitlab.example.com" })).toBe(
      'the GitLab version is missing; fix: give version: "19.2" (Help page of the instance): claims and subject templates depend on it',
    );
  });

  test("what is no version", () => {
    expect(message({ ...SELF, version: "latest" })).toBe(
      'this is not a GitLab version; given: "latest"; allowed: major.minor as text, such as "19.2"',
    );
  });
});

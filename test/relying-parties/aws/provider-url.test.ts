import { describe, expect, test } from "@jest/globals";
import {
  isPartition,
  issuerUrl,
  keyPrefix,
  plainHost,
  providerArn,
  providerName,
} from "../../../lib/relying-parties/aws/provider-url";

describe("providerName", () => {
  test.each([
    ["arn:aws:iam::111122223333:oidc-provider/gitlab.com", "aws", "gitlab.com"],
    ["arn:aws-cn:iam::111122223333:oidc-provider/gitlab.example.cn", "aws-cn", "gitlab.example.cn"],
    [
      "arn:aws-us-gov:iam::111122223333:oidc-provider/example.com/gitlab/x",
      "aws-us-gov",
      "example.com/gitlab/x",
    ],
  ])("%s", (arn, partition, host) => {
    expect(providerName(arn)).toEqual({ partition, account: "111122223333", host });
  });

  test.each([
    "arn:aws-iso:iam::111122223333:oidc-provider/gitlab.com",
    "arn:aws:iam::11112222333:oidc-provider/gitlab.com",
    "arn:aws:iam::1111222233334:oidc-provider/gitlab.com",
    "arn:aws:iam::*:oidc-provider/gitlab.com",
    "arn:aws:iam::111122223333:oidc-provider/",
    "arn:aws:iam::111122223333:saml-provider/gitlab.com",
    "arn:aws:sts::111122223333:oidc-provider/gitlab.com",
    "xarn:aws:iam::111122223333:oidc-provider/gitlab.com",
    "gitlab.com",
    "",
  ])("refuses %s", (arn) => {
    expect(providerName(arn)).toBeUndefined();
  });

  test("takes back what providerArn writes", () => {
    const arn = providerArn("https://example.com/gitlab", "111122223333", "aws-cn");
    expect(arn).toBe("arn:aws-cn:iam::111122223333:oidc-provider/example.com/gitlab");
    expect(providerName(arn)).toEqual({
      partition: "aws-cn",
      account: "111122223333",
      host: "example.com/gitlab",
    });
  });
});

test("isPartition", () => {
  expect(isPartition("aws-us-gov")).toBe(true);
  expect(isPartition("aws-iso")).toBe(false);
});

test.each([
  ["https://gitlab.com", "gitlab.com", "gitlab.com"],
  ["http://gitlab.com/", "gitlab.com/", "gitlab.com"],
  ["https://example.com/gitlab//", "example.com/gitlab//", "example.com/gitlab"],
  ["gitlab.com", "gitlab.com", "gitlab.com"],
])("host of %s", (url, prefix, plain) => {
  expect(keyPrefix(url)).toBe(prefix);
  expect(plainHost(url)).toBe(plain);
});

test.each([
  ["gitlab.com", "https://gitlab.com"],
  ["http://gitlab.com", "http://gitlab.com"],
  ["https://gitlab.com/", "https://gitlab.com/"],
])("issuer URL of %s", (host, url) => {
  expect(issuerUrl(host)).toBe(url);
});

import { describe, expect, test } from "@jest/globals";
import {
  isForeignHost,
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

describe("isForeignHost", () => {
  test.each([
    "token.actions.githubusercontent.com",
    "token.actions.githubusercontent.com/acme",
    "Accounts.Google.com",
    "securetoken.google.com/acme",
    "cognito-identity.amazonaws.com",
    "cognito-idp.eu-central-1.amazonaws.com/eu-central-1_x",
    "oidc.eks.eu-central-1.amazonaws.com/id/0123",
    "oidc.eks.cn-north-1.amazonaws.com.cn/id/0123",
    "app.terraform.io",
    "www.amazon.com",
    "graph.facebook.com",
    "sts.windows.net/tenant/",
    "login.microsoftonline.com/tenant/v2.0",
    "oidc.circleci.com/org/x",
    "agent.buildkite.com",
    "api.bitbucket.org/2.0/workspaces/x",
    "acme.okta.com",
  ])("%s is no GitLab", (host) => {
    expect(isForeignHost(host)).toBe(true);
  });

  test.each([
    "gitlab.com",
    "gitlab.example.com",
    "oidc.acme.example",
    "token.actions.githubusercontent.com.evil.example",
    "app.terraform.io.gitlab.example",
    "my-app.terraform.io",
    "okta.com.example",
  ])("%s may be one", (host) => {
    expect(isForeignHost(host)).toBe(false);
  });
});

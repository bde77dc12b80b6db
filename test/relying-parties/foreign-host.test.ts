import { describe, expect, test } from "@jest/globals";
import { hostOf, isForeignHost } from "../../lib/relying-parties/foreign-host";

test.each([
  ["https://gitlab.example.com/git", "gitlab.example.com/git"],
  ["http://localhost:8080", "localhost:8080"],
  ["gitlab.com", "gitlab.com"],
])("host and path of %s", (url, host) => {
  expect(hostOf(url)).toBe(host);
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

import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";
import { listed } from "../words";

export const providerUrl: Rule = {
  id: "aws/provider-url",
  severity: "error",
  title: "The URL of an OIDC provider has a form that AWS refuses, or that no token's iss equals.",
  why: "AWS takes https URLs without port, and compares the URL with iss byte for byte; GitLab's iss ends without a slash (docs.aws.amazon.com, IAM id_roles_providers_create_oidc).",
  fix: "write the iss of a real token: https, host and path, no port, no slash at the end",
  *check(input) {
    for (const placed of managed(input, "aws_iam_openid_connect_provider")) {
      const url = textOf(placed.resource, "url");
      const problems = url === undefined ? [] : problemsOf(url);
      if (problems.length === 0) continue;
      yield at(placed, {
        message: `the URL of the provider ${listed(problems)}`,
        given: url ?? "",
        allowed: "https://gitlab.example.com",
      });
    }
  },
};

function problemsOf(url: string): readonly string[] {
  return [
    ...(/^(?!https:)[a-z][a-z0-9+.-]*:\/\//i.test(url) ? ["is not https"] : []),
    ...(/^(?:[a-z]+:\/\/)?[^/]*:\d+(?:\/|$)/i.test(url) ? ["has a port"] : []),
    ...(/[?#]/.test(url) ? ["has a query or fragment"] : []),
    ...(url.endsWith("/") ? ["ends in a slash"] : []),
  ];
}

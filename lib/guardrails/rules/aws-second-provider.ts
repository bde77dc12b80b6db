import { accountOfResource } from "../aws-account";
import { at, managed, type Placed, textOf } from "../resources";
import type { Rule } from "../rule";

export const secondProvider: Rule = {
  id: "aws/second-provider",
  severity: "error",
  title: "Two OIDC providers for one issuer in one AWS account.",
  why: "An account has one provider for a URL: the second apply fails, and destroying the duplicate takes the one that every role needs (docs.aws.amazon.com, IAM CreateOpenIDConnectProvider; guardian/cdk issue 2529).",
  fix: "define the provider once and look it up elsewhere (data.aws_iam_openid_connect_provider)",
  *check(input) {
    const first = new Map<string, Placed>();
    for (const placed of managed(input, "aws_iam_openid_connect_provider")) {
      const url = textOf(placed.resource, "url");
      if (url === undefined || placed.resource.repeated !== undefined) continue;
      const host = url.replace(/^https?:\/\//i, "").replace(/\/+$/, "");
      const key = `${host.toLowerCase()}\n${placeOf(placed)}`;
      const before = first.get(key);
      if (before === undefined) first.set(key, placed);
      else {
        yield at(placed, {
          message: `${host} has a provider in this account already: ${before.resource.address}${before.stack === placed.stack ? "" : ` of stack ${before.stack.name}`}`,
          given: url,
        });
      }
    }
  },
};

/** The account where it is known; else resources of one provider configuration are in one account. */
function placeOf({ stack, resource }: Placed): string {
  const account = accountOfResource(resource, stack);
  return account ?? `${stack.name}\n${resource.provider}\n${resource.module}`;
}

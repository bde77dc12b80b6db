import { at, managed, textOf } from "../resources";
import type { Rule } from "../rule";

/** Hosts of object stores and their caches. */
const STORES =
  /(^|\.)(s3[.-][a-z0-9.-]*amazonaws\.com(\.cn)?|cloudfront\.net|storage\.googleapis\.com|blob\.core\.windows\.net)$/i;

export const issuerBucket: Rule = {
  id: "aws/issuer-bucket",
  severity: "info",
  title: "The issuer's keys are read from another place than GitLab itself.",
  why: "Whoever may write discovery document and keys there can sign tokens for every trust of this issuer (docs.gitlab.com, ci/cloud_services/aws, non-public instances).",
  fix: "guard the bucket like a root of trust: few writers, versioned, watched; declare it as issuerUrl of the instance",
  *check(input) {
    const elsewhere = new Set(
      input.gitlab.issuers.filter((i) => i.url !== i.host).map((i) => i.url),
    );
    for (const placed of managed(input, "aws_iam_openid_connect_provider")) {
      const url = textOf(placed.resource, "url");
      if (url === undefined) continue;
      const [host = ""] = url.replace(/^https?:\/\//i, "").split("/");
      if (!elsewhere.has(url) && !elsewhere.has(`https://${url}`) && !STORES.test(host)) continue;
      yield at(placed, {
        message: `AWS reads the issuer's keys from ${host}: whoever writes there can become every role that trusts this provider`,
        given: url,
      });
    }
  },
};

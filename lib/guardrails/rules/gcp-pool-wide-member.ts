import { gcpTrusts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpPoolWideMember: Rule = {
  id: "gcp/pool-wide-member",
  severity: "warning",
  title: "A role is given to everybody of a workload identity pool.",
  why: "Only the providers' conditions limit who that is: a second provider, or a condition that is widened for another job, opens this role as well (cloud.google.com/iam, principal-identifiers).",
  fix: "name the jobs: map an attribute that only they have, and bind principalSet://…/attribute.NAME/VALUE",
  *check(input) {
    for (const { document, stack } of gcpTrusts(input)) {
      for (const { principal, shown } of document.members) {
        if (principal.kind !== "everybody") continue;
        yield {
          stack,
          address: document.identity,
          message:
            "everybody who enters the pool gets this role, by whatever provider and condition",
          given: shown,
          subject: shown,
        };
      }
    }
  },
};

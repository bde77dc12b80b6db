import { gcpTrusts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpUnmappedAttribute: Rule = {
  id: "gcp/unmapped-attribute",
  severity: "error",
  title: "A member names an attribute that no provider of its pool maps.",
  why: "An attribute that is not mapped has no value, so the member names nobody: impersonation ends in 403 without a reason (cloud.google.com/iam, workload-identity-federation).",
  fix: "map the attribute in the provider's attribute_mapping, or name one that is mapped",
  *check(input) {
    for (const { document, stack } of gcpTrusts(input)) {
      for (const member of document.members) {
        const { principal, shown } = member;
        const key =
          principal.kind === "attribute"
            ? `attribute.${principal.name}`
            : principal.kind === "group"
              ? "google.groups"
              : undefined;
        const ways = document.ways.filter((way) => way.member === member);
        if (key === undefined || ways.length === 0) continue;
        if (ways.some(({ provider }) => provider.mapping?.has(key) !== false)) continue;
        const where = ways.map(({ provider }) => provider.address).join(", ");
        yield {
          stack,
          address: document.identity,
          message: `${key} is not mapped by ${where}, so the member names nobody`,
          given: shown,
          subject: shown,
        };
      }
    }
  },
};

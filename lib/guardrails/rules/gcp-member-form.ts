import { gcpTrusts } from "../gcp-trusts";
import type { Rule } from "../rule";

export const gcpMemberForm: Rule = {
  id: "gcp/member-form",
  severity: "error",
  title: "A member of a workload identity pool has a form that names nobody.",
  why: "A principalSet names one attribute, and its value is compared whole: a second attribute behind it is part of the value, and permission is denied (google-github-actions/auth issue 233). A * in a value is literal (cloud.google.com/iam, principal-identifiers).",
  fix: "map one attribute that joins the claims (assertion.project_id + ':' + assertion.ref), and name its value",
  *check(input) {
    for (const { document, stack } of gcpTrusts(input)) {
      for (const { principal, shown } of document.members) {
        const message = problemOf(principal);
        if (message === undefined) continue;
        yield { stack, address: document.identity, message, given: shown, subject: shown };
      }
    }
  },
};

function problemOf(principal: {
  readonly kind: string;
  readonly value?: string;
}): string | undefined {
  if (principal.kind === "malformed")
    return "the member is no principal of a workload identity pool";
  const { value = "" } = principal;
  if (principal.kind === "attribute" && /\/attribute\.[a-z0-9_]+\//.test(value)) {
    return "the member names two attributes, and Google takes the second one for a part of the first one's value";
  }
  if (value.endsWith("/*") || value === "*") {
    return "the member ends in *, which Google compares as a character";
  }
  return undefined;
}

import { constraintOf, describeLanguage } from "../../core";
import { fixedRefType, refScope, requiresProtectedRef } from "../grant-scope";
import { type Protection, protectionOf } from "../protected-refs";
import type { Rule } from "../rule";
import type { Severity } from "../finding";
import { atIdentity, exampleJob, type LiveGrant, liveGrants, onePerIdentity } from "../trusts";

export const unprotectedRef: Rule = {
  id: "trust/unprotected-ref",
  severity: "error",
  title: "A trusted ref is not known to be protected.",
  why: "Developers may push every ref that no rule protects. Info for one named ref, a warning for a pattern whose protection is not declared, an error where declared rules prove that an admitted ref lies outside them (release* beside a rule release/*).",
  fix: "require ref_protected, or declare a protection whose pattern covers every trusted ref",
  check: (input) =>
    onePerIdentity(liveGrants(input), (live) => {
      const protection = protectionOf(live.grant, input.gitlab);
      return requiresProtectedRef(live.grant) ? required(live, protection) : open(live, protection);
    }),
};

/** GitLab decides protection when the pipeline starts: without a rule no job ever qualifies. */
function required({ identity, grant }: LiveGrant, protection: Protection) {
  if (protection === "covered" || protection === "partly") return undefined;
  return atIdentity(identity, {
    severity: "info",
    message: `${identity.name} requires a protected ref, and no rule in this input protects ${refWords(grant)}`,
  });
}

function open({ identity, grant }: LiveGrant, protection: Protection) {
  const scope = refScope(grant);
  if (scope === "any" || fixedRefType(grant) === undefined || protection === "covered")
    return undefined;
  const severity: Severity =
    scope === "exact" ? "info" : protection === "partly" ? "error" : "warning";
  const reason =
    severity === "error"
      ? "its rules leave some of these refs unprotected"
      : "nothing in this input protects it";
  return atIdentity(identity, {
    severity,
    message: `${identity.name} trusts ${refWords(grant)} without asking whether it is protected, and ${reason}, ${exampleJob(grant)}`,
    given: refWords(grant),
  });
}

function refWords(grant: LiveGrant["grant"]): string {
  return `${fixedRefType(grant) ?? "ref"} ${describeLanguage(constraintOf(grant, "ref").values)}`;
}

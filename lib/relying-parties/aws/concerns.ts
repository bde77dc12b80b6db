import type { AwsDocument } from "./document";
import { parsePolicy } from "./policy";
import type { Principal } from "./principals";
import { isForeignHost } from "../foreign-host";
import { keyPrefix } from "./provider-url";
import { providersNamed } from "./provider";
import { concernsWebIdentity, type Statement } from "./statement";
import { known } from "../text";

/** What a policy was found as: a role's trust, or a policy document that may be anything. */
export type Scope = "role" | "document";

/**
 * Whether GitLab's tokens are the document's business. A role whose policy is not wholly known may be; a policy document
 * must say so.
 */
export function concernsTokens(document: AwsDocument, scope: Scope): boolean {
  const policy = parsePolicy(document.policy);
  if (scope === "role" && document.gaps.length + policy.incomplete.length > 0) return true;
  return policy.statements.some((statement) => concerns(statement, document, scope));
}

function concerns(statement: Statement, document: AwsDocument, scope: Scope): boolean {
  const verdict = concernsWebIdentity(statement);
  const { members, negated } = statement.principals;
  if (members.length === 0) return scope === "role" && verdict !== false;
  if (negated) return verdict === true;
  return members.some((principal) => {
    if (principal.kind === "provider" || principal.kind === "malformed") return true;
    if (principal.kind === "unknown") return !isElsewhere(principal, document);
    return principal.kind === "anyone" && verdict === true;
  });
}

/** Whether everything an unknown principal can be is an issuer that is no GitLab. */
function isElsewhere(principal: Principal, document: AwsDocument): boolean {
  const providers = providersNamed(principal, document);
  return (
    providers.length > 0 && providers.every((p) => isForeignHost(keyPrefix(known(p.url) ?? "")))
  );
}

import {
  assignmentWords,
  type EntraDocument,
  findDocuments,
  roleAssignmentsOf,
} from "../../relying-parties/entra";
import { entraHolders } from "../entra-trusts";
import type { Severity } from "../finding";
import type { Rule } from "../rule";

const RIGHTS: Readonly<Record<string, string>> = {
  Owner: "everything, access included",
  "User Access Administrator": "give itself every right",
  Contributor: "change everything",
};

export const ownerRole: Rule = {
  id: "entra/owner-role",
  severity: "warning",
  title: "Jobs become an identity that may change everything on a scope of Azure.",
  why: "Owner and User Access Administrator can give every right, Contributor can change every resource: whoever gets one job through owns the scope. Info for Contributor below a subscription (learn.microsoft.com, Azure RBAC best practices).",
  fix: "assign the built-in role that the job needs, on the resource that it works on",
  *check(input) {
    for (const { stack, holder, credentials } of entraHolders(input)) {
      const [first] = credentials;
      if (first === undefined || !credentials.some(isForGitlab)) continue;
      for (const assignment of roleAssignmentsOf(holder, first.stack)) {
        const { resource, role, scope } = assignment;
        const rights = Object.hasOwn(RIGHTS, role) ? RIGHTS[role] : undefined;
        if (rights === undefined) continue;
        const severity: Severity = role === "Contributor" && !isWide(scope) ? "info" : "warning";
        yield {
          stack,
          address: resource.address,
          severity,
          message: `jobs hold ${assignmentWords(assignment)}: they may ${rights}`,
          given: role,
        };
      }
    }
  },
};

function isForGitlab({ identity, stack }: EntraDocument): boolean {
  return findDocuments(stack).some((document) => document.identity === identity);
}

/** A subscription or more, as far as the text tells. */
function isWide(scope: string): boolean {
  return /^\/subscriptions\/[^/]+\/?$|managementGroups|azurerm_(?:subscription|management_group)/.test(
    scope,
  );
}

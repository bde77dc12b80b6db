import {
  type Authenticator,
  groupEntries,
  literalStart,
  type Mapping,
  refusedStart,
  usernameExpression,
} from "../../relying-parties/kubernetes";
import { atAuthenticator, gitlabAuthenticators } from "../kubernetes-trusts";
import type { Rule } from "../rule";

const SYSTEM = "system:";

export const systemName: Rule = {
  id: "kubernetes/system-name",
  severity: "error",
  title: "A token's user name or groups can start with system:.",
  why: "The API server accepts system:admin and the group system:masters from a token like any other name; only a prefix of the mapping or a user validation rule keeps them out (kubernetes.io, reference/access-authn-authz/authentication, userValidationRules; measured).",
  fix: "start the mapping with a prefix such as gitlab:, and add the user validation rules !user.username.startsWith('system:') and user.groups.all(g, !g.startsWith('system:'))",
  *check(input) {
    for (const placed of gitlabAuthenticators(input)) {
      const { authenticator } = placed;
      const open = (["username", "groups"] as const).filter(
        (of) => mayStart(authenticator, of) && !isRefused(authenticator, of),
      );
      if (open.length === 0) continue;
      const what = open
        .map((of) => (of === "username" ? "the user name" : "a group"))
        .join(" and ");
      yield atAuthenticator(placed, {
        message: `${what} that ${authenticator.address} makes of a token can start with system:`,
        given: open.map((of) => `claimMappings.${of}`).join(", "),
      });
    }
  },
};

function mayStart(authenticator: Authenticator, of: "username" | "groups"): boolean {
  if (of === "username") {
    const expression = usernameExpression(authenticator);
    return expression !== undefined && isOpen(literalStart(expression));
  }
  return startsOf(authenticator.groups).some(isOpen);
}

function startsOf(groups: Mapping | undefined): readonly string[] {
  if (groups === undefined) return [];
  if (groups.kind === "claim") return [groups.prefix];
  const entries = groupEntries(groups.expression);
  return entries === undefined ? [""] : entries.map(({ item }) => literalStart(item));
}

function isOpen(start: string): boolean {
  return start.startsWith(SYSTEM) || SYSTEM.startsWith(start);
}

function isRefused({ userRules }: Authenticator, of: "username" | "groups"): boolean {
  return userRules.some((rule) => {
    const refused = refusedStart(rule);
    return refused?.of === of && SYSTEM.startsWith(refused.start);
  });
}

import {
  type Authenticator,
  groupEntries,
  literalStart,
  usernameExpression,
} from "../../relying-parties/kubernetes";
import { atAuthenticator, gitlabAuthenticators } from "../kubernetes-trusts";
import type { Rule } from "../rule";

export const unprefixedName: Rule = {
  id: "kubernetes/unprefixed-name",
  severity: "error",
  title: "User names or groups of tokens have no prefix of their own.",
  why: "Whoever has a project, branch or account of that name at the issuer is the cluster's user of that name: names of people, of certificates and of other authenticators collide with those of jobs (kubernetes.io, reference/access-authn-authz/authentication, claimMappings).",
  fix: "start the name with a prefix that nothing else in the cluster has, such as gitlab:",
  *check(input) {
    for (const placed of gitlabAuthenticators(input)) {
      const { authenticator } = placed;
      const bare = [
        ...(hasBareUsername(authenticator) ? ["username"] : []),
        ...(hasBareGroups(authenticator) ? ["groups"] : []),
      ];
      for (const mapping of bare) {
        yield atAuthenticator(placed, {
          message: `${authenticator.address} takes ${mapping === "username" ? "the user name" : "groups"} from a token without a prefix`,
          given: `claimMappings.${mapping}`,
          subject: mapping,
        });
      }
    }
  },
};

function hasBareUsername(authenticator: Authenticator): boolean {
  const expression = usernameExpression(authenticator);
  return (
    expression !== undefined && expression.kind !== "unknown" && literalStart(expression) === ""
  );
}

function hasBareGroups({ groups }: Authenticator): boolean {
  if (groups === undefined) return false;
  if (groups.kind === "claim") return groups.prefix === "";
  return (groupEntries(groups.expression) ?? []).some(({ item }) => literalStart(item) === "");
}

import { AUTHENTICATED } from "../../relying-parties/kubernetes";
import { atBinding, gitlabBindings } from "../kubernetes-trusts";
import type { Rule } from "../rule";

export const authenticatedGroup: Rule = {
  id: "kubernetes/authenticated-group",
  severity: "error",
  title: "A binding to system:authenticated in a cluster that authenticates GitLab's jobs.",
  why: "Every token that an authenticator accepts has this group, so the binding opens to every job that can make such a token, whatever its mapped names (kubernetes.io, reference/access-authn-authz/rbac).",
  fix: "bind the group that the authenticator maps for the jobs that are meant",
  *check(input) {
    for (const placed of gitlabBindings(input)) {
      const { authenticators } = placed.document;
      const isOpen = placed.binding.subjects.some(
        ({ kind, name }) => kind === "Group" && name.text === AUTHENTICATED,
      );
      if (!isOpen || authenticators.length === 0) continue;
      const names = authenticators.map(({ address }) => address).join(", ");
      yield atBinding(placed, {
        message: `${placed.binding.name} is open to every token that ${names} accepts`,
        given: AUTHENTICATED,
      });
    }
  },
};

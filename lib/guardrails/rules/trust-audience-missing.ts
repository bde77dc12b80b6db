import type { Rule } from "../rule";
import { atIdentity } from "../trusts";

export const audienceMissing: Rule = {
  id: "trust/audience-missing",
  severity: "warning",
  title: "The trust does not name the audience it expects.",
  why: "A token minted for another relying party is accepted as soon as the provider registers its audience too. Info where exactly one audience is registered, because then that one is checked (docs.aws.amazon.com, IAM id_roles_providers_oidc).",
  fix: "compare aud with the one audience that belongs to this relying party",
  *check({ identities }) {
    for (const identity of identities) {
      const { required, registered } = identity.reading.audience;
      if (required || identity.reading.trust.grants.length === 0) continue;
      yield atIdentity(identity, {
        severity: registered?.length === 1 ? "info" : "warning",
        message: `${identity.name} accepts a token whatever audience it was minted for${registered === undefined ? "" : `, as long as it is registered (${registered.join(", ") || "none"})`}`,
      });
    }
  },
};

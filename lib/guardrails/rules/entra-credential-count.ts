import { MAX_CREDENTIALS } from "../../relying-parties/entra";
import { atHolder, entraHolders } from "../entra-trusts";
import type { Rule } from "../rule";

export const credentialCount: Rule = {
  id: "entra/credential-count",
  severity: "error",
  title: "An application or managed identity has more federated credentials than Entra allows.",
  why: "Entra keeps 20 for one application or identity, whoever signs the tokens: the next one fails at apply (learn.microsoft.com, workload-identity-federation-considerations).",
  fix: "split the jobs over several applications or identities, or name release branches by one pattern in a flexible credential",
  *check(input) {
    for (const holder of entraHolders(input)) {
      const count = holder.credentials.filter((c) => c.resource.repeated === undefined).length;
      if (count <= MAX_CREDENTIALS) continue;
      yield atHolder(holder, {
        message: `the ${holder.holder.kind} has ${count} federated credentials, and Entra allows ${MAX_CREDENTIALS}`,
        given: String(count),
        allowed: String(MAX_CREDENTIALS),
      });
    }
  },
};

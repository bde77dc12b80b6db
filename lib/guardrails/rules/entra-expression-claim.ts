import { parseExpression } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";

const TAKEN: readonly string[] = ["sub", "project_id", "namespace_id", "user_id"];

export const expressionClaim: Rule = {
  id: "entra/expression-claim",
  severity: "error",
  title: "A flexible expression names a claim that Entra does not take for GitLab.",
  why: "Of GitLab's tokens an expression may compare sub, project_id, namespace_id and, by some of Microsoft's pages, user_id; with any other claim it is refused (learn.microsoft.com, workload-identities-flexible-federated-identity-credentials).",
  fix: "put the claim into the project's subject template, and compare claims['sub']",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { kind, text } = trust.document.condition;
      if (kind !== "flexible") continue;
      const claims = (parseExpression(text).terms ?? []).map(({ claim }) => claim);
      for (const claim of new Set(claims.filter((c) => !TAKEN.includes(c)))) {
        yield inCredential(trust, {
          message: `Entra takes no comparison of ${claim}`,
          given: claim,
          allowed: TAKEN.join(", "),
          subject: claim,
        });
      }
    }
  },
};

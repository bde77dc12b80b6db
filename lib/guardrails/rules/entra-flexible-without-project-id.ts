import { parseExpression } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import type { Rule } from "../rule";
import { listed } from "../words";

export const flexibleWithoutProjectId: Rule = {
  id: "entra/flexible-without-project-id",
  severity: "error",
  title: "A flexible credential does not name both the subject and the project's id.",
  why: "Since 2026 Entra refuses expressions for GitLab that lack claims['sub'] or claims['project_id'] eq: paths can be registered again, ids cannot (learn.microsoft.com, mutable subjects in federated identity credentials; hashicorp/terraform-provider-azuread issue 1901).",
  fix: "write claims['sub'] matches '…' and claims['project_id'] eq '…'",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { kind, text } = trust.document.condition;
      if (kind !== "flexible") continue;
      const { terms } = parseExpression(text);
      if (terms === undefined) continue;
      const missing = [
        ...(terms.some((t) => t.claim === "sub") ? [] : ["claims['sub']"]),
        ...(terms.some((t) => t.claim === "project_id" && t.operator === "eq")
          ? []
          : ["claims['project_id'] eq"]),
      ];
      if (missing.length === 0) continue;
      yield inCredential(trust, {
        message: `the expression lacks ${listed(missing)}, and Entra refuses it`,
        given: text.shown,
      });
    }
  },
};

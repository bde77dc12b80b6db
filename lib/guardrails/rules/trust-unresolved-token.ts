import { isMap, isUnknown, type Value } from "../../terraform";
import { given, managed, at } from "../resources";
import type { Rule } from "../rule";

/** Attributes that hold trust documents. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  aws_iam_role: ["assume_role_policy"],
  azuread_application_federated_identity_credential: ["subject"],
  azuread_application_flexible_federated_identity_credential: ["claims_matching_expression"],
  azurerm_federated_identity_credential: ["subject"],
  google_iam_workload_identity_pool_provider: ["attribute_condition", "attribute_mapping"],
  vault_jwt_auth_backend_role: ["bound_claims", "bound_subject"],
};
/** cdktf's marks of a text or a list, and the range of its number tokens (cdktf, lib/tokens/private/encoding.ts). */
const MARK = /[$#]?\{?TfToken\[[^\]]*\]\}?|-1\.888154589\d*e\+289/;

export const unresolvedToken: Rule = {
  id: "trust/unresolved-token",
  severity: "error",
  title: "A placeholder of the framework was left in a trust document.",
  why: "A cdktf token that was compared, split or put into a pattern is not resolved by synth: the text that reaches the relying party is the placeholder, and no token ever equals it (hashicorp/terraform-cdk issues 898 and 910).",
  fix: "pass the value as it is, or give it as a literal; never build strings or patterns from it",
  *check(input) {
    for (const [type, names] of Object.entries(HOLDS)) {
      for (const placed of managed(input, type)) {
        for (const name of names) {
          const mark = textsIn(given(placed.resource, name))
            .map((text) => MARK.exec(text)?.[0])
            .find((found) => found !== undefined);
          if (mark === undefined) continue;
          yield at(placed, {
            message: `${name} holds the placeholder ${mark}, which stands for nothing at the relying party`,
            given: mark,
          });
        }
      }
    }
  },
};

function textsIn(value: Value | undefined): readonly string[] {
  if (isUnknown(value)) return [value.toString()];
  if (typeof value === "string") return [value];
  return isMap(value) ? Object.values(value).flatMap(textsIn) : [];
}

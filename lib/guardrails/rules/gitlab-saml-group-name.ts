import type { Input } from "../input";
import { mentionsOf } from "../mentions";
import { at, given, managed, resolvedStack, textOf } from "../resources";
import { plainText } from "../resources";
import type { Rule } from "../rule";

export const samlGroupName: Rule = {
  id: "gitlab/saml-group-name",
  severity: "error",
  title: "A SAML link names its group by what the identity provider does not send.",
  why: "Entra sends object ids of groups, Okta their names, and GitLab compares the text exactly: the link gives nobody a role (docs.gitlab.com, user/group/saml_sso/group_sync).",
  fix: "link an Entra group by its object_id, an Okta group by its name",
  *check(input) {
    const entra = valuesOf(input, "azuread_group", "display_name");
    const entraIds = valuesOf(input, "azuread_group", "object_id");
    const okta = valuesOf(input, "okta_group", "id");
    for (const placed of managed(input, "gitlab_group_saml_link")) {
      const name = textOf(placed.resource, "saml_group_name");
      const mentions = mentionsOf(placed.resource, "saml_group_name");
      const mentioned = (attribute: RegExp): boolean => mentions.some((m) => attribute.test(m));
      if (
        (name !== undefined && entra.has(name) && !entraIds.has(name)) ||
        mentioned(/\bazuread_group\..*\.display_name$/)
      ) {
        yield at(placed, {
          message:
            "saml_group_name is the display name of an Entra group, and Entra sends object ids",
          ...(name === undefined ? {} : { given: name }),
          allowed: "the object_id of the group",
        });
      } else if ((name !== undefined && okta.has(name)) || mentioned(/\bokta_group\..*\.id$/)) {
        yield at(placed, {
          message: "saml_group_name is the id of an Okta group, and Okta sends names",
          ...(name === undefined ? {} : { given: name }),
          allowed: "the name of the group",
        });
      }
    }
  },
};

/** The known values of an attribute, of resources and data sources. */
function valuesOf(input: Input, type: string, name: string): ReadonlySet<string> {
  const all = input.stacks.flatMap((raw) =>
    resolvedStack(raw).resources.filter((r) => r.type === type),
  );
  return new Set(all.flatMap((r) => plainText(given(r, name)) ?? []));
}

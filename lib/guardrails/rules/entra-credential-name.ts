import { CREDENTIAL_NAME } from "../../relying-parties/entra";
import { entraTrusts, inCredential } from "../entra-trusts";
import { textOf } from "../resources";
import type { Rule } from "../rule";

export const credentialName: Rule = {
  id: "entra/credential-name",
  severity: "error",
  title: "A federated credential has a name that Entra refuses.",
  why: "A name has 3 to 120 letters, digits, - and _, and never changes: another one means another credential (learn.microsoft.com, graph federatedIdentityCredential).",
  fix: "name it by what it trusts, without slashes and spaces",
  *check(input) {
    for (const trust of entraTrusts(input)) {
      const { resource } = trust.document;
      const name = textOf(resource, "display_name") ?? textOf(resource, "name");
      if (name === undefined || CREDENTIAL_NAME.test(name)) continue;
      yield inCredential(trust, {
        message: "the name of the credential has a form that Entra refuses",
        given: name,
        allowed: "3 to 120 letters, digits, - and _",
      });
    }
  },
};

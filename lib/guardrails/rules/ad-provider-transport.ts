import { attribute, type Value } from "../../terraform";
import type { Violation } from "../finding";
import { providers } from "../providers";
import { plainText } from "../resources";
import type { Rule } from "../rule";

export const adProviderTransport: Rule = {
  id: "ad/provider-transport",
  severity: "error",
  title: "The directory is managed over a connection that gives the administrator's password away.",
  why: "By default the provider sends the password by Basic authentication over http; without a check of the certificate anybody in between reads it. NTLM and Kerberos over https do not hand it over (hashicorp/terraform-provider-ad, provider configuration, issues 62 and 120).",
  fix: 'set winrm_proto = "https", winrm_port = 5986 and krb_realm in upper case, and leave winrm_insecure out',
  *check(input) {
    for (const { stack, address, config } of providers(input, "ad")) {
      for (const [subject, message] of problemsOf((name) => attribute(config.values, name))) {
        const violation: Violation = { stack, address, message, subject };
        yield violation;
      }
    }
  },
};

function* problemsOf(
  value: (name: string) => Value | undefined,
): Iterable<readonly [string, string]> {
  const isOpen = (name: string): boolean => isMissing(value(name));
  const proto = value("winrm_proto");
  if (isMissing(proto)) yield ["winrm_proto", "winrm_proto is left at http"];
  else if (typeof proto === "string" && proto.toLowerCase() !== "https") {
    yield ["winrm_proto", `winrm_proto is ${proto}`];
  }
  if (value("winrm_insecure") === true || value("winrm_insecure") === "true") {
    yield ["winrm_insecure", "winrm_insecure switches the check of the certificate off"];
  }
  const realm = plainText(value("krb_realm"));
  if (isOpen("krb_realm") && !isMeant(value("winrm_use_ntlm"))) {
    yield ["authentication", "without krb_realm the provider uses Basic authentication"];
  }
  if (realm !== undefined && realm !== realm.toUpperCase()) {
    yield ["krb_realm", `krb_realm ${realm} is not in upper case: Kerberos finds no such realm`];
  }
}

function isMissing(value: Value | undefined): boolean {
  return value === undefined || value === null || value === "";
}

/** Whether a flag is on, or may be. */
function isMeant(value: Value | undefined): boolean {
  return !isMissing(value) && value !== false && value !== "false";
}

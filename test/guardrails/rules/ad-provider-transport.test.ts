import { expect, test } from "@jest/globals";
import { adProviderTransport } from "../../../lib/guardrails/rules/ad-provider-transport";
import { findingsOf, inputFrom } from "../../support/input";

const provider = (values: object) => inputFrom({ provider: { ad: [values] } });
const GOOD = { winrm_proto: "https", krb_realm: "CORP.EXAMPLE" };

test.each([
  [
    "the provider's defaults",
    {},
    [
      "error provider.ad: without krb_realm the provider uses Basic authentication",
      "error provider.ad: winrm_proto is left at http",
    ],
  ],
  ["http", { ...GOOD, winrm_proto: "http" }, ["error provider.ad: winrm_proto is http"]],
  [
    "no check of the certificate",
    { ...GOOD, winrm_insecure: true },
    ["error provider.ad: winrm_insecure switches the check of the certificate off"],
  ],
  [
    "a realm in lower case",
    { ...GOOD, krb_realm: "corp.example" },
    [
      "error provider.ad: krb_realm corp.example is not in upper case: Kerberos finds no such realm",
    ],
  ],
  ["Kerberos over https", GOOD, []],
  ["NTLM over https", { winrm_proto: "https", winrm_use_ntlm: true }, []],
  ["values that are not known", { winrm_proto: "${var.proto}", krb_realm: "${var.realm}" }, []],
])("%s", (_name, values, expected) => {
  expect(findingsOf(adProviderTransport, provider(values))).toEqual(expected);
});

test("an alias has its own place", () => {
  const input = provider({ ...GOOD, alias: "corp", winrm_proto: "http" });
  expect(findingsOf(adProviderTransport, input)).toEqual([
    "error provider.ad.corp: winrm_proto is http",
  ]);
});

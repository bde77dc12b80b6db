import { attribute } from "../../terraform";
import { providers } from "../providers";
import { at, given, managed } from "../resources";
import type { Rule } from "../rule";

export const adPasswordLiteral: Rule = {
  id: "ad/password-literal",
  severity: "error",
  title: "A password stands in clear text in the Terraform input.",
  why: "It lands in cdk.tf.json, in plans that the provider does not mask, and in the repository: everybody who reads one of them is an administrator of the directory (hashicorp/terraform-provider-ad, winrm_password and initial_password are not sensitive).",
  fix: "take it from a sensitive variable (TF_VAR_...) or from AD_PASSWORD, and change the password that was shown",
  *check(input) {
    for (const { stack, address, config } of providers(input, "ad")) {
      if (!isText(attribute(config.values, "winrm_password"))) continue;
      yield { stack, address, message: "winrm_password stands here in clear text" };
    }
    for (const placed of managed(input, "ad_user")) {
      if (!isText(given(placed.resource, "initial_password"))) continue;
      yield at(placed, { message: "initial_password stands here in clear text" });
    }
  },
};

function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

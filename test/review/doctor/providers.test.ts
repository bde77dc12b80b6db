import { expect, test } from "@jest/globals";
import { providerDiagnoses } from "../../../lib/review/doctor/providers";
import { readStack } from "../../../lib/terraform";

const FLEXIBLE = "azuread_application_flexible_federated_identity_credential";

function diagnosesOf(version: string | undefined, type = FLEXIBLE) {
  const terraform =
    version === undefined ? {} : { terraform: { required_providers: { azuread: { version } } } };
  const json = { ...terraform, resource: { [type]: { a: {} } } };
  return providerDiagnoses([readStack(json, { name: "shop", file: "" })]);
}

test.each([
  ["~> 3.7", "ok", "every version that ~> 3.7 allows has flexible federated credentials"],
  ["~> 3.6", "warning", "~> 3.6 allows 3.6.0, which has no flexible federated credentials"],
  ["3.6.1", "error", "no version that 3.6.1 allows has flexible federated credentials"],
  ["newest", "unknown", "the constraint newest is not understood"],
  [undefined, "unknown", "the stack names no version of the provider azuread"],
])("azuread %s: %s", (version, status, message) => {
  expect(diagnosesOf(version)).toEqual([
    {
      name: "provider azuread",
      stack: "shop",
      status,
      needed: ">= 3.7.0 for flexible federated credentials",
      message,
      ...(version === undefined ? {} : { found: version }),
      ...(status === "ok" ? {} : { fix: "require azuread >= 3.7.0" }),
    },
  ]);
});

test("what is not used is not asked for", () => {
  expect(diagnosesOf("3.0.0", "azuread_application")).toEqual([]);
});

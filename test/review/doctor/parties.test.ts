import { expect, test } from "@jest/globals";
import { partyDiagnoses } from "../../../lib/review/doctor/parties";
import { parseManifests, withManifests } from "../../../lib/relying-parties/manifests";
import { readStack } from "../../../lib/terraform";

const stack = (resource: object) => readStack({ resource }, { name: "shop", file: "" });

function authentication(version: string) {
  const text = `apiVersion: apiserver.config.k8s.io/${version}\nkind: AuthenticationConfiguration\n`;
  return withManifests(stack({}), parseManifests(text, "a.yaml", "a.yaml"));
}

test.each([
  ["v1", "unknown", "Kubernetes >= 1.34 for apiserver.config.k8s.io/v1"],
  ["v1beta1", "unknown", "Kubernetes >= 1.30 for apiserver.config.k8s.io/v1beta1"],
])("an authentication configuration of %s", (version, status, needed) => {
  expect(partyDiagnoses([authentication(version)])).toMatchObject([
    { name: "kubernetes", stack: "shop", status, needed },
  ]);
});

test("an authentication configuration that no server reads", () => {
  expect(partyDiagnoses([authentication("v2")])).toMatchObject([
    {
      status: "error",
      message: "no API server reads an AuthenticationConfiguration of apiserver.config.k8s.io/v2",
    },
  ]);
});

test("servers whose version decides are named, others are not", () => {
  const named = (resource: object) => partyDiagnoses([stack(resource)]).map(({ name }) => name);
  expect(named({ vault_jwt_auth_backend_role: { a: {} } })).toEqual(["vault"]);
  expect(named({ aws_eks_identity_provider_config: { a: {}, b: {} } })).toEqual(["eks"]);
  expect(named({ aws_eks_identity_provider_config: { a: {} } })).toEqual([]);
  expect(named({ aws_iam_role: { a: {} } })).toEqual([]);
});

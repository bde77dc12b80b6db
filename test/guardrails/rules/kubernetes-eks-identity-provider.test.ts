import { expect, test } from "@jest/globals";
import { eksIdentityProvider } from "../../../lib/guardrails/rules/kubernetes-eks-identity-provider";
import { findingsOf } from "../../support/input";
import { authenticatorInput, eksInput } from "../../support/kubernetes-input";

const at = (severity: string, message: string): string =>
  `${severity} aws_eks_identity_provider_config.x0: ${message}`;
const OPEN = at(
  "warning",
  "every job of the GitLab that names the audience is a user of the cluster",
);
const required_claims = { project_id: "20" };

test.each<[string, object, readonly string[]]>([
  ["nothing required", {}, [OPEN]],
  ["a ref alone", { required_claims: { ref: "main" } }, [OPEN]],
  ["a project", { required_claims }, []],
  ["claims that are not known", { required_claims: "${var.claims}" }, []],
  [
    "a prefix of the cluster's own",
    { required_claims, username_prefix: "system:x" },
    [at("error", "the prefix system:x starts with system:, which EKS refuses")],
  ],
  [
    "groups of the cluster's own",
    { required_claims, groups_claim: "groups_direct", groups_prefix: "system:" },
    [at("error", "the prefix system: starts with system:, which EKS refuses")],
  ],
  [
    "more than 12 KB",
    { required_claims: { ...required_claims, ref: "x".repeat(12_300) } },
    [
      at(
        "error",
        "the configuration of aws_eks_identity_provider_config.x0 is larger than the 12 KB that EKS takes",
      ),
    ],
  ],
])("%s", (_name, oidc, expected) => {
  expect(findingsOf(eksIdentityProvider, eksInput(oidc))).toEqual(expected);
});

test("a file of the API server is judged elsewhere", () => {
  expect(findingsOf(eksIdentityProvider, authenticatorInput({}))).toEqual([]);
});

import { expect, test } from "@jest/globals";
import { findAuthenticators } from "../../../lib/relying-parties/kubernetes";
import { stackWith } from "../../support/kubernetes";

const OIDC = {
  identity_provider_config_name: "gitlab",
  issuer_url: "https://gitlab.com",
  client_id: "eks:web",
};
const of = (oidc: unknown) =>
  findAuthenticators(
    stackWith(
      {},
      { resource: { aws_eks_identity_provider_config: { x: { cluster_name: "web", oidc } } } },
    ),
  )[0];

test("a provider of an EKS cluster is an authenticator", () => {
  const oidc = {
    ...OIDC,
    username_claim: "project_id",
    username_prefix: "gitlab:",
    groups_claim: "groups_direct",
    groups_prefix: "gitlab-group:",
    required_claims: { ref: "main" },
  };
  expect(of(oidc)).toEqual({
    address: "aws_eks_identity_provider_config.x",
    cluster: "web",
    issuer: "https://gitlab.com",
    audiences: ["eks:web"],
    rules: [{ kind: "value", claim: "ref", value: "main" }],
    username: { kind: "claim", claim: "project_id", prefix: "gitlab:" },
    groups: { kind: "claim", claim: "groups_direct", prefix: "gitlab-group:" },
    uid: undefined,
    extra: [],
    userRules: [],
    gaps: [],
    source: oidc,
  });
});

test.each([
  ["nothing given", {}, "sub", "https://gitlab.com#"],
  ["a dash", { username_prefix: "-" }, "sub", ""],
  ["an address", { username_claim: "email" }, "email", ""],
])("the prefix of %s", (_name, others, claim, prefix) => {
  expect(of({ ...OIDC, ...others })?.username).toEqual({ kind: "claim", claim, prefix });
});

test.each<[string, unknown, string[]]>([
  [
    "the block",
    "${var.oidc}",
    ["aws_eks_identity_provider_config.x.oidc is not known before apply"],
  ],
  [
    "the required claims",
    { ...OIDC, required_claims: "${var.claims}" },
    ["aws_eks_identity_provider_config.x.oidc.required_claims is not known before apply"],
  ],
  [
    "a prefix",
    { ...OIDC, groups_claim: "x", groups_prefix: "${var.p}" },
    ["aws_eks_identity_provider_config.x.oidc.groups_prefix is not known before apply"],
  ],
  ["nothing", OIDC, []],
])("%s that is not known is told", (_name, oidc, expected) => {
  expect(of(oidc)?.gaps.map(({ message }) => message)).toEqual(expected);
});

test("without a client id the audience is not known", () => {
  expect(of({ issuer_url: "https://gitlab.com" })?.audiences).toBeUndefined();
});

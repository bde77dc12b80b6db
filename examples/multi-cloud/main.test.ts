import { describe, expect, test } from "@jest/globals";
import { issuer, review, terraform } from "cdktf-gitlab-federation";
import { type PipelineKind, pipelineTokens } from "cdktf-gitlab-federation/jest";
import { parse } from "yaml";
import { loadedExample } from "../../test/support/example";
import { multiCloud } from "./main";

const { stacks, texts } = loadedExample(multiCloud);
const applied = stacks.map((stack) =>
  terraform.assume(stack, new Map([["gitlab_project.Web.id", "4711"]])),
);

/** What each relying party's identity is called, with the audience that it takes. */
const DOORS = [
  ["aws_iam_role", "aws:111122223333"],
  [
    "google_service_account_iam_member",
    "https://iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/gitlab-shop/providers/gitlab",
  ],
  [
    "azuread_application_federated_identity_credential",
    "api://AzureADTokenExchange/11111111-2222-3333-4444-555555555555",
  ],
  ["vault_jwt_auth_backend_role", "https://vault.example.com:8200/v1/auth/gitlab"],
  ["kubernetes_role_binding_v1", "kubernetes:production"],
] as const;

/** Types of the identities that a pipeline of this kind becomes with an audience. */
function doorsOpen(kind: PipelineKind, audience: string): readonly string[] {
  const tokens = pipelineTokens({
    issuer: issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" }),
    project: {
      id: "4711",
      path: "shop/web",
      template: [
        "project_id",
        "ref_type",
        "ref",
        "ref_protected",
        "environment_protected",
        "deployment_tier",
      ],
    },
    audience,
    environment: { name: "production", tier: "production", protected: true },
  });
  return review
    .explain(applied, [{ id: kind, claims: tokens[kind] }])
    .decisions.filter(({ admitted }) => admitted === true)
    .map(({ identity }) => identity.split(".")[0] ?? "");
}

describe("one release job, five doors", () => {
  test("the guard rails find nothing above info", () => {
    const { findings } = review.check(stacks, { today: "2026-11-24" });
    expect(findings.filter(({ severity }) => severity !== "info")).toEqual([]);
  });

  test.each(DOORS)("%s opens for a release, with its own audience alone", (type, audience) => {
    expect(doorsOpen("push", audience)).toEqual([type]);
  });

  test.each(DOORS)("%s stays shut for everybody else", (_type, audience) => {
    for (const kind of [
      "feature-branch",
      "tag-named-as-branch",
      "merge-request",
      "fork",
      "re-registered-path",
      "look-alike-group",
    ] as const) {
      expect([kind, doorsOpen(kind, audience)]).toEqual([kind, []]);
    }
  });
});

test("the files beside the stack are valid", () => {
  const jobs = parse(texts.get("federation.gitlab-ci.yml") ?? "") as Record<string, object>;
  expect(Object.keys(jobs)).toEqual([
    ".Notifier",
    ".Publisher",
    ".deployer",
    ".mirror",
    ".secrets",
  ]);
  expect(parse(texts.get("authentication-configuration.yaml") ?? "")).toMatchObject({
    kind: "AuthenticationConfiguration",
    jwt: [{ issuer: { url: "https://gitlab.example.com", audiences: ["kubernetes:production"] } }],
  });
});

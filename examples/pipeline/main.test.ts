import { describe, expect, test } from "@jest/globals";
import { issuer, type PipelineKind, pipelineTokens, terraform } from "cdktf-gitlab-federation";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { loadedExample, synthesizedExample } from "../../test/support/example";
import { FEDERATION_FILES } from "../../test/support/pipeline/federation-files";
import { pipeline } from "./main";

const stack = synthesizedExample(pipeline);
const applied = terraform.assume(
  terraform.readStack(stack, { name: "platform", file: "cdk.tf.json" }),
  new Map([["data.gitlab_project.Federation.id", "4711"]]),
);
const plan = trustDocument(applied, "FederationPlan");
const deploy = trustDocument(applied, "FederationDeploy");
const project = {
  id: "4711",
  path: "acme/platform/federation",
  template: ["project_id", "ref_type", "ref", "environment_protected"],
} as const;
const common = { issuer: issuer({ kind: "gitlab.com" }), project, audience: "aws:222233334444" };
const plain = pipelineTokens(common);
const deployment = pipelineTokens({
  ...common,
  environment: { name: "production", tier: "production", protected: true },
});

describe("the pipeline's identities", () => {
  test("a merge request plans", () => {
    expect(plan).toAdmit(plain["merge-request"]);
  });

  test("main plans, and its protected environment deploys", () => {
    expect(plan).toAdmit(plain.push);
    expect(deploy).toAdmit(deployment.push);
    expect(deploy).toRefuse(plain.push, "environment_protected");
  });

  test.each<[PipelineKind, string]>([
    ["fork", "project_id"],
    ["look-alike-group", "project_id"],
    ["re-registered-path", "project_id"],
    ["other-audience", "aud"],
  ])("neither takes %s, because of %s alone", (kind, claim) => {
    expect(plan).toRefuse(plain[kind], claim);
    expect(deploy).toRefuse(deployment[kind], claim);
  });

  test("a push to a feature branch is no merge request", () => {
    expect(plan).toRefuse(plain["feature-branch"], "pipeline_source");
  });

  test.each<PipelineKind>(["merge-request", "feature-branch", "tag-named-as-branch"])(
    "%s does not deploy, whatever environment it names",
    (kind) => {
      expect(deploy).not.toAdmit(deployment[kind]);
    },
  );

  test("federation.gitlab-ci.yml is as the stack writes it", () => {
    const { texts } = loadedExample(pipeline);
    expect(FEDERATION_FILES["federation.gitlab-ci.yml"]).toBe(
      texts.get("federation.gitlab-ci.yml"),
    );
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  issuer,
  type PipelineKind,
  pipelineTokens,
  review,
  terraform,
} from "cdktf-gitlab-federation";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { synthesizedExample } from "../../test/support/example";
import { quickstart } from "./main";

const stack = synthesizedExample(quickstart);
const gitlab = issuer({ kind: "self-managed", url: "https://gitlab.example.com", version: "19.2" });
const applied = terraform.assume(
  terraform.readStack(stack, { name: "shop", file: "cdk.tf.json" }),
  new Map([["gitlab_project.Web.id", "67890"]]),
);
const publisher = trustDocument(applied, "StorefrontPublisher");
const tokens = pipelineTokens({
  issuer: gitlab,
  project: {
    id: "67890",
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
  audience: "aws:111122223333",
  environment: { name: "production", tier: "production", protected: true },
});

describe("the quickstart", () => {
  test("passes the guard rails without a warning", () => {
    expect(stack).toHaveNoFindings();
  });

  test("lets the release job in", () => {
    expect(publisher).toAdmit(tokens.push);
  });

  test.each<[PipelineKind, string]>([
    ["fork", "project_id"],
    ["look-alike-group", "project_id"],
    ["re-registered-path", "project_id"],
    ["other-audience", "aud"],
  ])("refuses %s because of %s alone", (kind, claim) => {
    expect(publisher).toRefuse(tokens[kind], claim);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["another branch", { ref: "feature/login" }, "ref"],
    ["a tag of the same name", { ref_type: "tag" }, "ref_type"],
    ["an unprotected main", { ref_protected: "false" }, "ref_protected"],
    ["an unprotected environment", { environment_protected: "false" }, "environment_protected"],
    ["a staging deployment", { deployment_tier: "staging" }, "deployment_tier"],
  ])("refuses %s because of %s alone", (_job, change, claim) => {
    expect(publisher).toRefuse(resigned({ ...tokens.push, ...change }), claim);
  });

  test("a job without an environment has a shorter subject, which fits no trust", () => {
    const [decision] = review.explain(
      [applied],
      [{ id: "plain", claims: withoutEnvironment() }],
    ).decisions;
    expect(decision?.admitted).toBe(false);
  });
});

function withoutEnvironment(): Record<string, unknown> {
  const gone = ["environment", "environment_protected", "deployment_tier", "environment_action"];
  return resigned(
    Object.fromEntries(Object.entries(tokens.push).filter(([claim]) => !gone.includes(claim))),
  );
}

/** The same claims with the subject GitLab would make of them. */
function resigned(claims: Record<string, unknown>): Record<string, unknown> {
  const components = [
    "project_id",
    "ref_type",
    "ref",
    "ref_protected",
    "environment_protected",
    "deployment_tier",
  ];
  const sub = components
    .flatMap((c) => (typeof claims[c] === "string" ? [`${c}:${claims[c]}`] : []))
    .join(":");
  return { ...claims, sub };
}

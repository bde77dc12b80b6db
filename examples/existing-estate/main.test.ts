import { describe, expect, test } from "@jest/globals";
import { issuer, pipelineTokens, terraform } from "cdktf-gitlab-federation";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { synthesizedExample } from "../../test/support/example";
import { existingEstate } from "./main";

const stack = synthesizedExample(existingEstate);
const deployer = trustDocument(
  terraform.readStack(stack, { name: "estate", file: "cdk.tf.json" }),
  "ClusterDeployer",
);
const tokens = pipelineTokens({
  issuer: issuer({ kind: "self-managed", url: "https://git.example.org", version: "18.8" }),
  project: { id: "12", path: "platform/cluster" },
  audience: "aws:777788889999",
});

describe("an existing estate", () => {
  test("defines nothing but links, roles and their permissions", () => {
    expect(Object.keys((stack as { resource: object }).resource).sort()).toEqual([
      "aws_iam_role",
      "aws_iam_role_policy",
      "gitlab_group_ldap_link",
    ]);
  });

  test("passes the guard rails without a warning", () => {
    expect(stack).toHaveNoFindings();
  });

  test("lets a job of main in", () => {
    expect(deployer).toAdmit(tokens.push);
  });

  test("lets the same path with another id in, which is the weakening that has a reason", () => {
    expect(deployer).toAdmit(tokens["re-registered-path"]);
  });

  test("refuses another branch", () => {
    expect(deployer).toRefuse(tokens["feature-branch"], "ref");
  });
});

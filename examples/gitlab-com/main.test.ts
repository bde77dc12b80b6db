import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, jobToken, pipelineTokens, terraform } from "cdktf-gitlab-federation";
import { trustDocument } from "cdktf-gitlab-federation/jest";
import { synthesizedExample } from "../../test/support/example";
import { gitlabCom } from "./main";

const stack = synthesizedExample(gitlabCom);
const applied = terraform.assume(
  terraform.readStack(stack, { name: "acme", file: "cdk.tf.json" }),
  new Map([["gitlab_project.Ledger.id", "4711"]]),
);
const releaser = trustDocument(applied, "LedgerReleaser");
const tokens = pipelineTokens({
  issuer: GITLAB_DOT_COM,
  project: { id: "4711", path: "acme/payments/ledger" },
  audience: "aws:444455556666",
});

describe("gitlab.com", () => {
  test("passes the guard rails without a warning", () => {
    expect(stack).toHaveNoFindings();
  });

  test.each(["push", "tag", "schedule"] as const)("lets %s in", (kind) => {
    expect(releaser).toAdmit(tokens[kind]);
  });

  test("refuses a project of the same path with another id", () => {
    expect(releaser).toRefuse(tokens["re-registered-path"], "project_id");
  });

  test("refuses a tag outside the release pattern", () => {
    expect(releaser).toRefuse(jobToken({ ...tokens.tag, sub: undefined, ref: "nightly" }), "sub");
  });
});

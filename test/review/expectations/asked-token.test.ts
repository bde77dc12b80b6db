import { describe, expect, test } from "@jest/globals";
import { GITLAB_DOT_COM, opaque, subjectTemplate } from "../../../lib/core";
import { askedToken } from "../../../lib/review/expectations/asked-token";

const ID = opaque("${gitlab_project.web.id}");
const DECLARED = {
  issuer: { ...GITLAB_DOT_COM, url: "https://gitlab.example.com" },
  projects: [
    { path: "shop/web", id: ID, template: subjectTemplate(["project_id", "ref_type", "ref"]) },
  ],
};

describe("askedToken", () => {
  test("a job has the issuer, the id and the subject that the input declares", () => {
    const { token, stated } = askedToken(
      { job: { project_path: "shop/web", ref: "next" } },
      "aws",
      DECLARED,
    );
    expect(token).toMatchObject({
      iss: "https://gitlab.example.com",
      aud: "aws",
      project_id: ID,
      sub: "project_id:${gitlab_project.web.id}:ref_type:branch:ref:next",
    });
    expect(stated).toEqual([
      "iss",
      "project_id",
      "project_path",
      "ref",
      "namespace_path",
      "job_project_path",
      "job_project_id",
      "job_namespace_path",
    ]);
  });

  test("what the expectation says wins, and a claim it calls null is not there", () => {
    const job = { project_path: "shop/web", project_id: "1", aud: "own", environment: null };
    const { token } = askedToken({ job }, "aws", DECLARED);
    expect([token["aud"], token["project_id"], "environment" in token]).toEqual([
      "own",
      "1",
      false,
    ]);
  });

  test("a project that nobody declared has GitLab's template", () => {
    const { token, stated } = askedToken({ job: { project_path: "a/b" } }, "aws", DECLARED);
    expect(token["sub"]).toBe("project_path:a/b:ref_type:branch:ref:main");
    expect(stated).not.toContain("project_id");
  });

  test("a token stays as it is, and a pipeline is GitLab's", () => {
    expect(askedToken({ token: { aud: "x" } }, "aws", DECLARED).token).toEqual({ aud: "x" });
    const environment = { name: "live", tier: "production", protected: true };
    const pipeline = { kind: "tag", project: "shop/web", ref: "next", environment } as const;
    expect(askedToken({ pipeline }, "aws", DECLARED).token).toMatchObject({
      sub: "project_id:${gitlab_project.web.id}:ref_type:tag:ref:v1.0.0",
      deployment_tier: "production",
    });
  });
});

import { describe, expect, test } from "@jest/globals";
import {
  GITLAB_DOT_COM,
  issuer,
  jobToken,
  PIPELINE_KINDS,
  type PipelineKind,
  type PipelineProps,
  pipelineTokens,
  SAMPLE_CLAIMS,
} from "../../lib/core";

const PROPS: PipelineProps = {
  issuer: GITLAB_DOT_COM,
  project: { id: "20", path: "shop/tools/web" },
  audience: "aws:111122223333",
};
const BASE = {
  iss: "https://gitlab.com",
  aud: "aws:111122223333",
  project_path: "shop/tools/web",
  project_id: "20",
};
const OTHER = { project_id: "99999", namespace_id: "999" };
const FORK = { ...OTHER, project_path: "contributor/web" };
const MERGE_REQUEST = {
  ref: "feature/login",
  ref_protected: "false",
  pipeline_source: "merge_request_event",
};
const old = (version: string) =>
  issuer({ kind: "self-managed", url: "https://gitlab.example.com", version });

const lacking = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(SAMPLE_CLAIMS).filter(([name]) => !names.includes(name)));

describe("pipelineTokens", () => {
  const tokens = pipelineTokens(PROPS);

  test("one of every kind", () => {
    expect(Object.keys(tokens)).toEqual([...PIPELINE_KINDS]);
  });

  test("a push carries every claim of an ordinary job", () => {
    expect(tokens.push).toEqual({
      ...SAMPLE_CLAIMS,
      ...BASE,
      namespace_path: "shop/tools",
      ref_path: "refs/heads/main",
      job_project_path: "shop/tools/web",
      job_project_id: "20",
      job_namespace_path: "shop/tools",
      job_namespace_id: "100",
      sub: "project_path:shop/tools/web:ref_type:branch:ref:main",
    });
  });

  test.each<[PipelineKind, Record<string, unknown>]>([
    ["feature-branch", { ref: "feature/login", ref_protected: "false" }],
    ["tag", { ref_type: "tag", ref: "v1.0.0" }],
    ["tag-named-as-branch", { ref_type: "tag", ref_protected: "false" }],
    ["merge-request", MERGE_REQUEST],
    ["fork", FORK],
    [
      "fork-merge-request",
      {
        ...MERGE_REQUEST,
        ...FORK,
        job_project_path: "shop/tools/web",
        job_project_id: "20",
        job_namespace_id: "100",
      },
    ],
    ["schedule", { pipeline_source: "schedule" }],
    ["trigger", { pipeline_source: "trigger" }],
    ["downstream", { ...OTHER, project_path: "shop/downstream", pipeline_source: "pipeline" }],
    ["child", { pipeline_source: "parent_pipeline" }],
    ["renamed-project", { project_path: "shop/tools/web-renamed" }],
    ["re-registered-path", OTHER],
    ["look-alike-group", { ...OTHER, project_path: "shop-evil/tools/web" }],
    ["other-audience", { aud: "https://another-party.example" }],
  ])("%s", (kind, changes) => {
    expect(tokens[kind]).toEqual(jobToken({ ...BASE, ...changes }));
  });

  test("another ref, and the project's template", () => {
    const { push, tag } = pipelineTokens({
      ...PROPS,
      ref: "stable",
      project: { ...PROPS.project, template: ["project_id", "ref_protected", "ref"] },
    });
    expect(push["sub"]).toBe("project_id:20:ref_protected:true:ref:stable");
    expect(tag["sub"]).toBe("project_id:20:ref_protected:true:ref:v1.0.0");
  });

  test.each([
    ["premium", true, "true"],
    ["premium", false, "false"],
    ["ultimate", true, "true"],
    ["free", true, "false"],
    ["free", false, "false"],
  ] as const)("environment on %s, protected %s: %s", (tier, isProtected, expected) => {
    const environment = { name: "production", tier: "staging", protected: isProtected };
    const { push } = pipelineTokens({
      ...PROPS,
      issuer: { ...GITLAB_DOT_COM, tier },
      environment,
    });
    expect(push).toEqual(
      jobToken({
        ...BASE,
        environment: "production",
        environment_protected: expected,
        deployment_tier: "staging",
        environment_action: "start",
      }),
    );
  });
});

describe("the GitLab version", () => {
  test("decides which claims there are", () => {
    const { push } = pipelineTokens({ ...PROPS, issuer: old("18.3") });
    const sample = lacking("job_source");
    expect(push).toEqual({
      ...sample,
      ...BASE,
      iss: "https://gitlab.example.com",
      namespace_path: "shop/tools",
      ref_path: "refs/heads/main",
      sub: "project_path:shop/tools/web:ref_type:branch:ref:main",
    });
  });

  test("before 18.3 a fork's merge request in the parent carries the parent's identity", () => {
    const pick = (version: string) => {
      const token = pipelineTokens({ ...PROPS, issuer: old(version) })["fork-merge-request"];
      return [token["project_path"], token["project_id"], token["sub"]];
    };
    expect(pick("18.2")).toEqual([
      "shop/tools/web",
      "20",
      "project_path:shop/tools/web:ref_type:branch:ref:feature/login",
    ]);
    expect(pick("18.3")).toEqual([
      "contributor/web",
      "99999",
      "project_path:contributor/web:ref_type:branch:ref:feature/login",
    ]);
  });
});

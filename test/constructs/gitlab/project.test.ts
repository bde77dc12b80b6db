import { describe, expect, test } from "@jest/globals";
import {
  branch,
  GitlabGroup,
  GitlabProject,
  type GitlabProjectProps,
} from "../../../lib/constructs/gitlab";
import { opaque } from "../../../lib/core";
import { freshStack, refusal, synthesized } from "../../support/synth";

const PROJECT = {
  name: "web",
  namespace_id: "${gitlab_group.Shop.id}",
  path: "web",
  provider: "gitlab",
  visibility_level: "private",
};

function written(
  props: Partial<GitlabProjectProps>,
  use: (project: GitlabProject) => void = () => undefined,
): unknown {
  const json = synthesized((stack) => {
    const group = new GitlabGroup(stack, "Shop", { path: "shop" });
    use(new GitlabProject(stack, "Web", { group, path: "web", ...props }));
  });
  return json.resource?.["gitlab_project"];
}

describe("GitlabProject", () => {
  test("is one private project; its logical name is its construct id", () => {
    expect(
      written({}, (project) => {
        expect(project.fullPath).toBe("shop/web");
        expect(project.address).toBe("gitlab_project.Web");
        expect(project.resource.node.path).toBe("shop/Web/Default");
      }),
    ).toEqual({ Web: PROJECT });
  });

  test("carries every option", () => {
    expect(
      written({
        name: "The ${shop}",
        visibility: "public",
        description: "100%{",
        defaultBranch: "trunk",
        subjectTemplate: ["project_id", "ref_type", "ref"],
      }),
    ).toEqual({
      Web: {
        ...PROJECT,
        ci_id_token_sub_claim_components: ["project_id", "ref_type", "ref"],
        default_branch: "trunk",
        description: "100%%{",
        name: "The $${shop}",
        visibility_level: "public",
      },
    });
  });

  test("gets the subject template that its trusts need, also those that come after it", () => {
    expect(
      written({}, (project) => {
        const jobs = project.jobs({ ref: branch("main"), deploymentTier: "production" });
        jobs.requireInSubject({ visible: [], notEnforced: [], by: "shop/Role" });
      }),
    ).toEqual({
      Web: {
        ...PROJECT,
        ci_id_token_sub_claim_components: [
          "project_id",
          "ref_type",
          "ref",
          "ref_protected",
          "deployment_tier",
        ],
      },
    });
  });

  test("keeps the old template while it migrates", () => {
    const from = ["project_path", "ref_type", "ref"];
    expect(
      written({}, (project) =>
        project.migrateSubject({ from, to: ["project_id", "ref_type", "ref"] }),
      ),
    ).toEqual({
      Web: { ...PROJECT, ci_id_token_sub_claim_components: from },
    });
  });

  test.each<[string, Partial<GitlabProjectProps>, string]>([
    ["a full path", { path: "shop/web" }, "ERR_PROP"],
    ["an empty name", { name: "" }, "ERR_PROP"],
    ["a pattern as default branch", { defaultBranch: "*" }, "ERR_PROP"],
    ["a template without project", { subjectTemplate: ["ref"] }, "ERR_SUBJECT_TEMPLATE"],
  ])("refuses %s", (_name, props, code) => {
    const { stack } = freshStack();
    const group = new GitlabGroup(stack, "Shop", { path: "shop" });
    expect(
      refusal(() => new GitlabProject(stack, "Web", { group, path: "web", ...props })),
    ).toMatchObject({
      code,
      where: "shop/Web",
    });
  });

  test("refuses two projects at one path", () => {
    const { stack } = freshStack();
    const group = new GitlabGroup(stack, "Shop", { path: "shop" });
    new GitlabProject(stack, "Web", { group, path: "web" });
    expect(refusal(() => new GitlabProject(stack, "Again", { group, path: "Web" }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Again",
    });
  });

  test("in a group whose path is not known, its own path is not known either", () => {
    const { stack } = freshStack();
    const group = GitlabGroup.fromId(stack, "Shop", { groupId: 7 });
    const project = new GitlabProject(stack, "Web", { group, path: "web" });
    expect(project.declared.path).toBe(opaque(`${group.fullPath}/web`));
    expect(project.jobs({ ref: branch("main") }).words).toBe(
      "jobs of shop/Web on the protected branch main",
    );
  });
});

describe("GitlabProject.fromPath", () => {
  test("is a data source; nothing is written to the project", () => {
    const json = synthesized((stack) => {
      const api = GitlabProject.fromPath(stack, "Api", { path: "shop/api" });
      expect(api.address).toBe("data.gitlab_project.Api");
      expect(api.subjectTemplate).toEqual(["project_path", "ref_type", "ref"]);
      api.jobs({ ref: branch("main") }).requireInSubject({
        visible: ["project_id", "ref_protected"],
        notEnforced: [],
        by: "shop/Role",
      });
    });
    expect(json.data).toEqual({
      gitlab_project: { Api: { path_with_namespace: "shop/api", provider: "gitlab" } },
    });
    expect(json.resource).toBeUndefined();
  });

  test("refuses a trust that its template cannot pin, by name", () => {
    const { stack } = freshStack();
    const api = GitlabProject.fromPath(stack, "Api", { path: "shop/api" });
    const found = refusal(() =>
      api
        .jobs({ ref: branch("main") })
        .requireInSubject({ visible: [], notEnforced: [], by: "shop/Role" }),
    );
    expect(found).toMatchObject({ code: "ERR_SUBJECT_TEMPLATE", where: "shop/Role" });
    expect(found.message).toMatch(/does not pin project_id, ref_protected/);
  });

  test.each(["web", "shop/", "shop/we b"])("refuses the path %j", (path) => {
    const { stack } = freshStack();
    expect(refusal(() => GitlabProject.fromPath(stack, "Api", { path }))).toMatchObject({
      code: "ERR_PROP",
      where: "shop/Api",
    });
  });
});

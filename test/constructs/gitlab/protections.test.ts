import { describe, expect, test } from "@jest/globals";
import {
  type FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
  type ProtectBranchProps,
} from "../../../lib/constructs/gitlab";
import { freshStack, refusal, synthesized } from "../../support/synth";

function web(stack: FederationStack): GitlabProject {
  return new GitlabProject(stack, "Web", {
    group: new GitlabGroup(stack, "Shop", { path: "shop" }),
    path: "web",
  });
}
const ID = "${gitlab_project.Web.id}";

describe("protections", () => {
  test("branches, tags and environments", () => {
    const json = synthesized((stack) => {
      const project = web(stack);
      const main = project.protectBranch("main", { push: "no one", merge: "maintainer" });
      expect(main.resource.node.path).toBe("shop/Web/Branch:main/Default");
      const release = project.protectBranch("release/*", {
        push: "maintainer",
        merge: "admin",
        allowForcePush: true,
        codeOwnerApprovalRequired: true,
      });
      expect(release.resource.node.path).toBe("shop/Web/Branch:release%2F*/Default");
      project.protectTag("v*", { create: "maintainer" });
      project.protectEnvironment("production", { deploy: "maintainer" });
      project.protectEnvironment("staging/eu", { deploy: "developer", requiredApprovals: 2 });
    });
    expect(json.resource).toEqual({
      gitlab_group: expect.anything(),
      gitlab_project: expect.anything(),
      gitlab_branch_protection: {
        Web_Branchmain_E78AAA13: {
          allow_force_push: false,
          branch: "main",
          merge_access_level: "maintainer",
          project: ID,
          provider: "gitlab",
          push_access_level: "no one",
        },
        Web_Branchrelease2F_246B0FF8: {
          allow_force_push: true,
          branch: "release/*",
          code_owner_approval_required: true,
          merge_access_level: "admin",
          project: ID,
          provider: "gitlab",
          push_access_level: "maintainer",
        },
      },
      gitlab_tag_protection: {
        Web_Tagv_E9C9ACBE: {
          create_access_level: "maintainer",
          lifecycle: { create_before_destroy: true },
          project: ID,
          provider: "gitlab",
          tag: "v*",
        },
      },
      gitlab_project_protected_environment: {
        Web_Environmentproduction_C8979205: {
          deploy_access_levels_attribute: [{ access_level: "maintainer" }],
          environment: "production",
          project: ID,
          provider: "gitlab",
        },
        Web_Environmentstaging2Feu_8923E076: {
          approval_rules: [{ access_level: "developer", required_approvals: 2 }],
          deploy_access_levels_attribute: [{ access_level: "developer" }],
          environment: "staging/eu",
          project: ID,
          provider: "gitlab",
        },
      },
    });
  });

  test("an existing project is protected as well", () => {
    const json = synthesized((stack) => {
      GitlabProject.fromPath(stack, "Api", { path: "shop/api" }).protectTag("v1", {
        create: "no one",
      });
    });
    expect(Object.values(json.resource?.["gitlab_tag_protection"] ?? {})).toEqual([
      {
        create_access_level: "no one",
        lifecycle: { create_before_destroy: true },
        project: "${data.gitlab_project.Api.id}",
        provider: "gitlab",
        tag: "v1",
      },
    ]);
  });

  const LEVELS: ProtectBranchProps = { push: "no one", merge: "maintainer" };
  test.each<[string, (project: GitlabProject) => unknown, string]>([
    ["what is no ref", (p) => p.protectBranch("a b", LEVELS), "shop/Web/Branch:a b"],
    [
      "an unknown level",
      (p) => p.protectBranch("main", { ...LEVELS, push: "owner" as "admin" }),
      "shop/Web/Branch:main",
    ],
    [
      "a level of branches on a tag",
      (p) => p.protectTag("v1", { create: "admin" as "developer" }),
      "shop/Web/Tag:v1",
    ],
    [
      "a pattern of environments",
      (p) => p.protectEnvironment("review/*", { deploy: "developer" }),
      "shop/Web/Environment:review%2F*",
    ],
    [
      "an unknown deployer",
      (p) => p.protectEnvironment("p", { deploy: "owner" as "developer" }),
      "shop/Web/Environment:p",
    ],
    [
      "no approvals",
      (p) => p.protectEnvironment("p", { deploy: "developer", requiredApprovals: 0 }),
      "shop/Web/Environment:p",
    ],
  ])("refuses %s", (_name, call, where) => {
    const project = web(freshStack().stack);
    expect(refusal(() => call(project))).toMatchObject({ code: "ERR_PROP", where });
  });

  test.each<[string, (project: GitlabProject) => unknown]>([
    ["a protected environment", (p) => p.protectEnvironment("p", { deploy: "maintainer" })],
    [
      "code owner approval",
      (p) => p.protectBranch("main", { ...LEVELS, codeOwnerApprovalRequired: true }),
    ],
  ])("refuses %s on Free", (_name, call) => {
    const project = web(freshStack(GitlabInstance.gitlabCom({ tier: "free" })).stack);
    expect(refusal(() => call(project)).message).toMatch(/needs GitLab Premium or Ultimate/);
    expect(() => project.protectBranch("other", LEVELS)).not.toThrow();
  });

  test("one rule for each ref or environment, through whatever construct", () => {
    const { stack } = freshStack();
    const project = web(stack);
    const same = GitlabProject.fromPath(stack, "Same", { path: "shop/web" });
    project.protectBranch("main", LEVELS);
    project.protectTag("main", { create: "no one" });
    expect(refusal(() => same.protectBranch("main", LEVELS))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Same/Branch:main",
    });
    expect(refusal(() => project.protectBranch("main", LEVELS))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop/Web/Branch:main",
    });
  });
});

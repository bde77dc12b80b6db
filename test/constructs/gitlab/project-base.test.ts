import { describe, expect, test } from "@jest/globals";
import { exact, glob, opaque, trustOf } from "../../../lib/core";
import {
  anyRef,
  branch,
  GitlabGroup,
  GitlabProject,
  type GitlabProjectProps,
  tags,
  unprotected,
} from "../../../lib/constructs/gitlab";
import { freshStack, refusal } from "../../support/synth";

const ISS = exact("https://gitlab.example.com");
const DEFAULT = ["project_path", "ref_type", "ref"] as const;
const BY_ID = ["project_id", "ref_type", "ref"] as const;

function web(props: Partial<GitlabProjectProps> = {}) {
  const { stack } = freshStack();
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const project = new GitlabProject(stack, "Web", { group, path: "web", ...props });
  return { stack, group, project, id: exact(opaque(project.projectId)) };
}

describe("jobs", () => {
  test("are the project's by id, on the protected branch, for any audience", () => {
    const { project, id } = web();
    const jobs = project.jobs({
      ref: branch("main"),
      deploymentTier: "production",
      because: "releases",
    });
    expect(jobs.trust).toEqual(
      trustOf({
        iss: ISS,
        project_id: id,
        ref_type: exact("branch"),
        ref: exact("main"),
        ref_protected: exact("true"),
        deployment_tier: exact("production"),
      }),
    );
    expect(jobs.words).toBe(
      "jobs of shop/web on the protected branch main, deployment_tier production",
    );
    expect(jobs.because).toEqual([{ text: "releases", accepts: [] }]);
    expect(jobs.projects).toEqual([project]);
    expect(jobs.claims).toEqual([
      "project_id",
      "ref_type",
      "ref",
      "ref_protected",
      "deployment_tier",
    ]);
  });

  test("of tags", () => {
    const { project } = web();
    expect(project.tagJobs({ ref: "v*" }).trust).toEqual(project.jobs({ ref: tags("v*") }).trust);
    expect(project.tagJobs({ ref: "v1", pipelineSource: "push" }).words).toBe(
      "jobs of shop/web on the protected tag v1, pipeline_source push",
    );
  });

  test("of merge requests, unprotected and with a reason", () => {
    const { project, id } = web();
    const common = {
      iss: ISS,
      project_id: id,
      ref_type: exact("branch"),
      ref_protected: exact("false"),
      pipeline_source: exact("merge_request_event"),
    };
    const all = project.mergeRequestJobs({ because: "plans only" });
    expect(all.trust).toEqual(trustOf(common));
    expect(all.words).toBe("jobs of shop/web in merge requests");
    expect(all.because).toEqual([
      { text: "plans only", accepts: ["trust/any-ref", "trust/unprotected-ref"] },
    ]);
    const some = project.mergeRequestJobs({
      ref: "feature/*",
      environment: "review",
      because: "previews",
    });
    expect(some.trust).toEqual(
      trustOf({ ...common, ref: glob("feature/*"), environment: exact("review") }),
    );
    expect(some.words).toBe(
      "jobs of shop/web in merge requests from feature/*, environment review",
    );
  });

  test("of looser refs leave out what they do not ask for", () => {
    const { project, id } = web();
    expect(project.jobs({ ref: anyRef({ because: "r" }) }).trust).toEqual(
      trustOf({ iss: ISS, project_id: id }),
    );
    expect(project.jobs({ ref: unprotected(branch("main"), { because: "r" }) }).trust).toEqual(
      trustOf({ iss: ISS, project_id: id, ref_type: exact("branch"), ref: exact("main") }),
    );
  });

  test.each<[string, (project: GitlabProject) => unknown]>([
    ["what is no tag", (p) => p.tagJobs({ ref: "a b" })],
    ["merge requests without reason", (p) => p.mergeRequestJobs({ because: "" })],
    ["what is no source branch", (p) => p.mergeRequestJobs({ ref: "refs/heads/x", because: "r" })],
    [
      "an unknown tier",
      (p) => p.jobs({ ref: branch("main"), deploymentTier: "prod" as "production" }),
    ],
  ])("refuse %s", (_name, call) => {
    const { project } = web();
    expect(refusal(() => call(project))).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
  });
});

describe("the subject template", () => {
  test("is computed from all trusts, and the trust follows it", () => {
    const { project, id } = web();
    const jobs = project.jobs({ ref: branch("main") });
    expect(jobs.trust.grants[0]?.template).toBeUndefined();
    jobs.requireInSubject({ visible: ["sub", "aud"], notEnforced: [], by: "shop/Role" });
    const template = [...BY_ID, "ref_protected"];
    expect(project.subjectTemplate).toEqual(template);
    expect(
      jobs.trust.grants.map((g) => [g.template, g.constraints.get("project_id")?.values]),
    ).toEqual([[template, id]]);
    expect(jobs.declared.projects).toEqual([
      { path: "shop/web", id: opaque(project.projectId), template, address: "gitlab_project.Web" },
    ]);
  });

  test("that leads with the path pins the path too", () => {
    const { project, id } = web();
    const jobs = project.jobs({ ref: branch("main") });
    jobs.requireInSubject({
      visible: ["project_id", "ref_protected"],
      notEnforced: [],
      by: "shop/Role",
    });
    expect(jobs.trust).toEqual(
      trustOf(
        {
          iss: ISS,
          project_id: id,
          project_path: exact("shop/web"),
          ref_type: exact("branch"),
          ref: exact("main"),
          ref_protected: exact("true"),
        },
        DEFAULT,
      ),
    );
  });

  test("that is declared refuses a trust it does not fit", () => {
    const { project } = web({ subjectTemplate: BY_ID });
    const jobs = project.jobs({ ref: branch("main") });
    expect(
      refusal(() => jobs.requireInSubject({ visible: [], notEnforced: [], by: "shop/Role" })),
    ).toMatchObject({
      code: "ERR_SUBJECT_TEMPLATE",
      where: "shop/Role",
    });
    expect(() =>
      jobs.requireInSubject({ visible: [], notEnforced: ["ref_protected"], by: "shop/Role" }),
    ).not.toThrow();
  });

  test("while it migrates, every trust accepts both", () => {
    const { project } = web();
    const jobs = project.jobs({ ref: unprotected(branch("main"), { because: "r" }) });
    project.migrateSubject({ from: DEFAULT, to: BY_ID });
    expect(project.acceptedTemplates).toEqual([DEFAULT, BY_ID]);
    expect(jobs.trust.grants.map((g) => [g.template, [...g.constraints.keys()]])).toEqual([
      [DEFAULT, ["iss", "project_path", "project_id", "ref_type", "ref"]],
      [BY_ID, ["iss", "project_id", "ref_type", "ref"]],
    ]);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { FEDERATION_FILES } from "../../test/support/pipeline/federation-files";
import {
  type NotesServer,
  startNotesServer,
  TOKENS,
} from "../../test/support/pipeline/notes-server";
import { PIPELINE_PART } from "../../test/support/pipeline/part";
import { jobsThat, repository, type Repository } from "../../test/support/pipeline/repository";
import { type StateServer, startStateServer } from "../../test/support/pipeline/state-server";
import { describeWith } from "../../test/support/terraform/describe-with";
import { serveFor, type Stubs } from "../../test/support/terraform/stub";
import { synthesizedExample } from "../../test/support/example";
import { pipeline } from "./main";

const LONGEST_RUN_MS = 180_000;
const MAIN = FEDERATION_FILES["main.ts"];
const PLAN_FILE = "cdktf.out/stacks/platform/plan.bin";

const CHECKED = [
  { name: "synth", when: "on_success", needs: [] },
  { name: "check", when: "on_success", needs: ["synth"] },
];
const REVIEWED = [
  ...CHECKED,
  { name: "plan", when: "on_success", needs: ["synth"] },
  { name: "access changes", when: "on_success", needs: ["plan"] },
  { name: "expectations", when: "on_success", needs: ["plan"] },
];

describeWith(PIPELINE_PART, "the pipeline on this machine", () => {
  let stubs: Stubs;
  let states: StateServer;
  let gitlab: NotesServer;
  let repo: Repository;
  const report = (file: string) => readFileSync(repo.artifact(file), "utf8");
  const verdict = () => report("access-changes.md").split("\n")[0];
  beforeAll(async () => {
    stubs = await serveFor([synthesizedExample(pipeline)], {
      values: { gitlab_project: { path_with_namespace: "acme/platform/site" } },
    });
    states = await startStateServer();
    gitlab = await startNotesServer();
    repo = repository(FEDERATION_FILES, {
      environment: { ...stubs.environment, ...states.environment },
      variables: {
        ...gitlab.variables,
        AWS_ID_TOKEN: "id-token",
        CI_JOB_URL: "https://gitlab.com/acme/platform/federation/-/jobs/88",
        CI_PIPELINE_ID: "99",
        CI_PIPELINE_URL: "https://gitlab.com/acme/platform/federation/-/pipelines/99",
        CI_COMMIT_SHORT_SHA: "07c73a31",
      },
    });
  });
  afterAll(async () => {
    repo.remove();
    await gitlab.stop();
    await states.stop();
    await stubs.stop();
  });

  describe("its jobs, valid against GitLab's schema", () => {
    test("main: reviewed, then applied by hand", async () => {
      expect(await repo.list("main")).toEqual([
        ...REVIEWED,
        { name: "apply", when: "manual", needs: ["plan", "access changes", "expectations"] },
      ]);
    });

    test("a merge request: reviewed, and told; a fork's: checked alone", async () => {
      repo.commit("first");
      expect(await repo.list("merge request")).toEqual([
        ...REVIEWED,
        { name: "note", when: "always", needs: ["access changes"] },
      ]);
      expect(await repo.list("fork")).toEqual(CHECKED);
    });
  });

  test(
    "a merge request: every job passes, the review counts the identities, the note is it, nothing else is written",
    async () => {
      const run = await repo.run("merge request", { variables: { REVIEW_TOKEN: TOKENS.writing } });
      expect(run).toMatchObject({ passed: true });
      expect(run.output).not.toContain(TOKENS.writing);
      expect(verdict()).toBe("**Access changes: 3 added, 4 paths gained**");
      expect(noteBodies(gitlab)).toEqual([noteOf(report("access-changes.md"))]);
      expect(report("access-map.html").slice(0, 15).toLowerCase()).toBe("<!doctype html>");
      expect(JSON.parse(report("annotations.json"))).toEqual({
        review: [
          {
            external_link: {
              label: "Access map",
              url: "https://gitlab.com/acme/platform/federation/-/jobs/88/artifacts/file/access-map.html",
            },
          },
        ],
      });
      expect(JSON.parse(report("access-changes.json"))).toEqual({
        create: 3,
        update: 0,
        delete: 0,
      });
      expect(JSON.parse(report("gl-code-quality-report.json"))).toEqual([]);
      expect(testCases(report("expectations.xml"))).toEqual({ count: 5, failed: [] });
      expect(new Set(states.requests)).toEqual(new Set(["GET /state gitlab-ci-token"]));
    },
    LONGEST_RUN_MS,
  );

  test(
    "main: the reviewed plan is applied; another is refused",
    async () => {
      repo.commit("main");
      expect(await repo.run("main")).toMatchObject({ passed: true });
      expect(states.state()).toBeUndefined();

      const plan = repo.artifact(PLAN_FILE);
      const reviewed = readFileSync(plan);
      writeFileSync(plan, Buffer.concat([reviewed, Buffer.from("!")]));
      const refused = await repo.run("main", { jobs: ["apply"] });
      expect(refused.passed).toBe(false);
      expect(refused.output).toMatch(/plan\.bin: FAILED/);
      expect(states.state()).toBeUndefined();

      writeFileSync(plan, reviewed);
      expect(await repo.run("main", { jobs: ["apply"] })).toMatchObject({ passed: true });
      expect(rolesIn(states.state() ?? "{}")).toEqual([
        "FederationDeploy",
        "FederationPlan",
        "SitePublisher",
      ]);
    },
    LONGEST_RUN_MS,
  );

  test(
    "a merge request that widens a trust says so, in the same note",
    async () => {
      repo.commit("widen", {
        "main.ts": MAIN.replace(
          'site.jobs({ ref: branch("main") })',
          'site.jobs({ ref: branch("main") }).or(site.tagJobs({ ref: "v*" }))',
        ),
      });
      const run = await repo.run("merge request", { variables: { REVIEW_TOKEN: TOKENS.writing } });
      expect(run).toMatchObject({ passed: true });
      expect(verdict()).toBe("**Access changes: 1 wider**");
      expect(noteBodies(gitlab)).toEqual([noteOf(report("access-changes.md"))]);
    },
    LONGEST_RUN_MS,
  );

  test(
    "what is forbidden fails the review, an expectation that does not hold fails its job, and both are still told",
    async () => {
      gitlab.reset();
      repo.commit("dangerous", {
        "main.ts": MAIN.replace(
          'site.protectBranch("main", { push: "no one", merge: "maintainer" })',
          'site.protectBranch("main", { push: "no one", merge: "developer" })',
        ).replace(
          'site.jobs({ ref: branch("main") })',
          'site.jobs({ ref: branch("main") }).or(site.tagJobs({ ref: "v*" }))',
        ),
      });
      const run = await repo.run("merge request", {
        variables: { REVIEW_FLAGS: "--forbid wider", REVIEW_TOKEN: TOKENS.writing },
      });
      expect(run.passed).toBe(false);
      expect(jobsThat("FAIL", run)).toEqual(["access changes", "expectations"]);
      expect(verdict()).toBe("**Access changes: 1 wider, 1 path gained**");
      expect(() => report("reviewed-plan.sha256")).toThrow("no job left reviewed-plan.sha256");
      expect(noteBodies(gitlab)).toEqual([noteOf(report("access-changes.md"))]);
      expect(testCases(report("expectations.xml"))).toEqual({
        count: 5,
        failed: ["owners alone release the site"],
      });
    },
    LONGEST_RUN_MS,
  );

  test(
    "identities that are not those of the stack fail the check",
    async () => {
      const identities = FEDERATION_FILES["federation.gitlab-ci.yml"];
      repo.commit("stale", {
        "main.ts": MAIN,
        "federation.gitlab-ci.yml": identities.replace("eu-central-1", "eu-west-1"),
      });
      const run = await repo.run("fork");
      expect(run.passed).toBe(false);
      expect(jobsThat("FAIL", run)).toEqual(["check"]);
      expect(run.output).toMatch(/- {4}AWS_REGION: "eu-west-1"/);
    },
    LONGEST_RUN_MS,
  );
});

function noteBodies({ notes }: NotesServer): readonly string[] {
  return notes.map(({ body }) => body);
}

/** The note that tells of a report. */
function noteOf(text: string): string {
  return [
    "<!-- gitlab-federation: access changes of platform -->",
    "",
    text,
    "[Pipeline 99](https://gitlab.com/acme/platform/federation/-/pipelines/99) of 07c73a31",
    "",
  ].join("\n");
}

/** How many test cases a JUnit report has, and which of them failed. */
function testCases(xml: string): { readonly count: number; readonly failed: readonly string[] } {
  const failed = xml.matchAll(/<testcase [^>]*name="([^"]*)">\s*<failure /g);
  return {
    count: xml.split("<testcase ").length - 1,
    failed: [...failed].map(([, name = ""]) => name),
  };
}

function rolesIn(state: string): readonly string[] {
  const { resources = [] } = JSON.parse(state) as {
    readonly resources?: readonly { readonly type: string; readonly name: string }[];
  };
  return resources
    .filter(({ type }) => type === "aws_iam_role")
    .map(({ name }) => name)
    .sort();
}

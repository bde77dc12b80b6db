import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PIPELINE_PART, ROOT } from "../../test/support/pipeline/part";
import { repository, type Repository } from "../../test/support/pipeline/repository";
import { type StateServer, startStateServer } from "../../test/support/pipeline/state-server";
import { describeWith } from "../../test/support/terraform/describe-with";
import { serveFor, type Stubs } from "../../test/support/terraform/stub";
import { synthesizedExample } from "../../test/support/example";
import { pipeline } from "./main";

const LONGEST_RUN_MS = 180_000;
const MAIN = readFileSync(join(__dirname, "main.ts"), "utf8");
const YAML = readFileSync(join(__dirname, ".gitlab-ci.yml"), "utf8");
const COMPONENT = readFileSync(join(ROOT, "templates/federation/template.yml"), "utf8");
const PLAN_FILE = "cdktf.out/stacks/platform/plan.bin";

const REVIEWED = [
  { name: "synth", when: "on_success", needs: [] },
  { name: "check", when: "on_success", needs: ["synth"] },
  { name: "plan", when: "on_success", needs: ["synth"] },
  { name: "access changes", when: "on_success", needs: ["plan"] },
];
const INPUTS = {
  stack: "platform",
  "plan-role-arn": "arn:aws:iam::222233334444:role/pipeline/FederationPlan",
  "deploy-role-arn": "arn:aws:iam::222233334444:role/pipeline/FederationDeploy",
  audience: "aws:222233334444",
  region: "eu-central-1",
};

describeWith(PIPELINE_PART, "the pipeline on this machine", () => {
  let stubs: Stubs;
  let states: StateServer;
  let repo: Repository;
  beforeAll(async () => {
    stubs = await serveFor([synthesizedExample(pipeline)], {
      values: { gitlab_project: { path_with_namespace: "acme/platform/site" } },
    });
    states = await startStateServer();
    repo = repository(
      { "main.ts": MAIN, ".gitlab-ci.yml": YAML },
      { ...stubs.environment, ...states.environment },
    );
  });
  afterAll(async () => {
    repo.remove();
    await states.stop();
    await stubs.stop();
  });

  describe("its jobs, valid against GitLab's schema", () => {
    test("main: reviewed, then applied by hand", async () => {
      expect(await repo.list("main")).toEqual([
        ...REVIEWED,
        { name: "apply", when: "manual", needs: ["plan", "access changes"] },
      ]);
    });

    test("a merge request: reviewed; a fork's: checked alone", async () => {
      repo.commit("first");
      expect(await repo.list("merge request")).toEqual(REVIEWED);
      expect(await repo.list("fork")).toEqual(REVIEWED.slice(0, 2));
    });

    test("the component is the same pipeline", async () => {
      const given = Object.entries(INPUTS).map(([name, value]) => `      ${name}: "${value}"\n`);
      const including = repository({
        "template.yml": COMPONENT,
        ".gitlab-ci.yml": `include:\n  - local: template.yml\n    inputs:\n${given.join("")}`,
      });
      const [included, own] = [await including.preview(), await repo.preview()];
      including.remove();
      expect(included).toBe(own);
    });
  });

  test(
    "a merge request: every job passes, the review counts the identities, nothing is written",
    async () => {
      const run = await repo.run("merge request");
      expect(run).toMatchObject({ passed: true });
      const report = (file: string) => readFileSync(repo.artifact(file), "utf8");
      expect(report("access-changes.md").split("\n")[0]).toBe(
        "**Access changes: 3 added, 4 paths gained**",
      );
      expect(report("access-map.html").slice(0, 15).toLowerCase()).toBe("<!doctype html>");
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
      const refused = await repo.run("main", "apply");
      expect(refused.passed).toBe(false);
      expect(refused.output).toMatch(/plan\.bin: FAILED/);
      expect(states.state()).toBeUndefined();

      writeFileSync(plan, reviewed);
      expect(await repo.run("main", "apply")).toMatchObject({ passed: true });
      expect(rolesIn(states.state() ?? "{}")).toEqual([
        "FederationDeploy",
        "FederationPlan",
        "SitePublisher",
      ]);
    },
    LONGEST_RUN_MS,
  );

  test(
    "a merge request that widens a trust says so",
    async () => {
      repo.commit("widen", {
        "main.ts": MAIN.replace(
          'site.jobs({ ref: branch("main") })',
          'site.jobs({ ref: branch("main") }).or(site.tagJobs({ ref: "v*" }))',
        ),
      });
      expect(await repo.run("merge request")).toMatchObject({ passed: true });
      const [verdict] = readFileSync(repo.artifact("access-changes.md"), "utf8").split("\n");
      expect(verdict).toBe("**Access changes: 1 wider**");
    },
    LONGEST_RUN_MS,
  );
});

function rolesIn(state: string): readonly string[] {
  const { resources = [] } = JSON.parse(state) as {
    readonly resources?: readonly { readonly type: string; readonly name: string }[];
  };
  return resources
    .filter(({ type }) => type === "aws_iam_role")
    .map(({ name }) => name)
    .sort();
}

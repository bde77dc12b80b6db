import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const TIGHT = roleJson(MAIN);
const WIDE = roleJson("project_path:shop/web:ref_type:branch:ref:*");
/** A role for `main` of `shop/web`, and a directory group with a GitLab role there. */
function linked(role: string, project: object = {}): object {
  const { resource, ...rest } = TIGHT as { readonly resource: object };
  const gitlab = {
    gitlab_group: { shop: { path: "shop" } },
    gitlab_project: {
      web: { path: "web", namespace_id: "${gitlab_group.shop.id}", ...project },
    },
    gitlab_group_ldap_link: {
      a: {
        group: "${gitlab_group.shop.id}",
        cn: "G",
        group_access: role,
        ldap_provider: "ldapmain",
      },
      b: {
        group: "${gitlab_group.shop.id}",
        cn: "H",
        group_access: "maintainer",
        ldap_provider: "ldapmain",
      },
    },
  };
  return { ...rest, resource: { ...resource, ...gitlab } };
}

const FILES = {
  "linked/stacks/shop/cdk.tf.json": linked("developer"),
  "raised/stacks/shop/cdk.tf.json": linked("maintainer"),
  "slower/stacks/shop/cdk.tf.json": linked("developer", { build_timeout: 86_400 }),
  "old/stacks/shop/cdk.tf.json": TIGHT,
  "new/stacks/shop/cdk.tf.json": WIDE,
};
const PLAN = path.join(__dirname, "../../fixtures/terraform/plan-hcl-second.json");
const WIDENED = ["diff", "DIR/new", "--base", "DIR/old"];
const SAME = ["diff", "DIR/new", "--base", "DIR/new"];
const LINKED = ["diff", "DIR/raised", "--base", "DIR/linked"];
const SLOWER = ["diff", "DIR/slower", "--base", "DIR/linked"];

interface DiffJson {
  readonly changes: readonly { readonly identity: string; readonly kind: string }[];
}
const kinds = (stdout: string) =>
  (JSON.parse(stdout) as DiffJson).changes.map(({ identity, kind }) => [identity, kind]);

describe("diff", () => {
  test("compares two folders, data on standard output alone", async () => {
    const ran = await runWith(FILES, [...WIDENED, "--format", "json"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(kinds(ran.stdout)).toEqual([["aws_iam_role.web", "wider"]]);
  });

  test("links its reports on the job's page, in GitLab CI alone", async () => {
    const url = "https://gitlab.example.com/shop/web/-/jobs/7";
    const argv = [...WIDENED, "--format", "gitlab-annotations"];
    const ran = await runWith(FILES, argv, { env: { CI_JOB_URL: url } });
    expect(JSON.parse(ran.stdout)).toEqual({
      "gitlab-federation": [
        { external_link: { label: "diff: reports", url: `${url}/artifacts/browse` } },
      ],
    });
    expect((await runWith(FILES, argv)).exitCode).toBe(64);
  });

  test("says so where nothing changed", async () => {
    expect(await runWith(FILES, SAME)).toEqual({
      exitCode: 0,
      stdout: "access is unchanged\n",
      stderr: "",
    });
  });

  test.each([
    ["--forbid wider", WIDENED, 1],
    ["--forbid wider --detailed-exitcode", WIDENED, 1],
    ["--forbid added", WIDENED, 0],
    ["--detailed-exitcode", WIDENED, 2],
    ["--detailed-exitcode", SAME, 0],
    ["--forbid wider", SAME, 0],
    ["--forbid production:wider --mark-production web", WIDENED, 1],
    ["--forbid production:wider --mark-production tier:production", WIDENED, 1],
    ["--forbid production:wider --mark-production api", WIDENED, 0],
    ["--forbid production:wider", WIDENED, 64],
    ["--forbid path-gained", WIDENED, 0],
    ["--forbid path-gained", LINKED, 1],
    ["--forbid wider", LINKED, 0],
    ["--forbid path-gained", SLOWER, 0],
    ["--detailed-exitcode", LINKED, 2],
    ["--detailed-exitcode", SLOWER, 2],
  ])("%s of %j exits with %d", async (flags, argv, exitCode) => {
    expect((await runWith(FILES, [...argv, ...flags.split(" ")])).exitCode).toBe(exitCode);
  });

  test.each([
    [LINKED, "1 path gained"],
    [SLOWER, "1 path changed"],
  ])("%j is no unchanged access, although no identity changed", async (argv, verdict) => {
    expect((await runWith(FILES, argv)).stdout.split("\n")[0]).toBe(verdict);
    const markdown = await runWith(FILES, [...argv, "--format", "markdown"]);
    expect(markdown.stdout.split("\n")[0]).toBe(`**Access changes: ${verdict}**`);
  });

  test.each(["text", "json", "markdown", "gitlab-terraform"])(
    "writes no secret of the input into %s",
    async (format) => {
      const provider = {
        gitlab: [{ base_url: "https://gitlab.example.com", token: "glpat-secret" }],
      };
      const variable = { v: { project: "5", key: "K", value: "hunter2" } };
      const secret = (json: object) => {
        const { resource, ...rest } = json as { readonly resource: object };
        return { ...rest, provider, resource: { ...resource, gitlab_project_variable: variable } };
      };
      const files = { "old/cdk.tf.json": secret(TIGHT), "new/cdk.tf.json": secret(WIDE) };
      const ran = await runWith(files, [...WIDENED, "--format", format]);
      expect(ran.exitCode).toBe(0);
      expect(ran.stdout.length).toBeGreaterThan(10);
      expect(ran.stdout + ran.stderr).not.toMatch(/glpat|hunter2/);
      const plan = { "plan.json": readFileSync(PLAN, "utf8") };
      const planned = await runWith(plan, ["diff", "DIR/plan.json", "--format", format]);
      expect(plan["plan.json"]).toContain("hunter2");
      expect(planned.stdout + planned.stderr).not.toMatch(/hunter2|not-a-real-token/);
    },
  );

  test("refuses a kind that is none", async () => {
    const ran = await runWith(FILES, [...WIDENED, "--forbid", "wide"]);
    expect(ran).toMatchObject({ exitCode: 64, stdout: "" });
    expect(ran.stderr).toMatch(/did you mean wider\?/);
  });

  test("compares a plan with what was there before it, and nothing else with nothing", async () => {
    const plan = { "plan.json": readFileSync(PLAN, "utf8") };
    const ran = await runWith(plan, ["diff", "DIR/plan.json", "--format", "json"]);
    expect(ran.exitCode).toBe(0);
    expect(Array.isArray((JSON.parse(ran.stdout) as DiffJson).changes)).toBe(true);
    const alone = await runWith(FILES, ["diff", "DIR/new"]);
    expect(alone).toMatchObject({ exitCode: 64, stdout: "" });
    expect(alone.stderr).toMatch(/there is nothing to compare with/);
  });

  test("puts production first; a mark that holds for nothing in either version is told", async () => {
    const marks = ["--mark-production", "web", "--mark-production", "api"];
    const ran = await runWith(FILES, [...WIDENED, ...marks]);
    expect(ran.stdout.split("\n").slice(0, 3)).toEqual([
      "1 identity changed: 1 wider",
      "",
      "in production: 1 wider",
    ]);
    expect(ran.stderr).toBe("note: api marks nothing of the input as production\n");
  });
});

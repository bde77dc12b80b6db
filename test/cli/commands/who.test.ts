import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const STACK = { "stacks/shop/cdk.tf.json": roleJson(MAIN) };

describe("who", () => {
  test("links its reports on the job's page, in GitLab CI alone", async () => {
    const url = "https://gitlab.example.com/shop/web/-/jobs/7";
    const argv = ["who", "DIR", "--format", "gitlab-annotations"];
    const ran = await runWith(STACK, argv, { env: { CI_JOB_URL: url } });
    expect(JSON.parse(ran.stdout)).toEqual({
      "gitlab-federation": [
        { external_link: { label: "who: reports", url: `${url}/artifacts/browse` } },
      ],
    });
    expect((await runWith(STACK, argv)).exitCode).toBe(64);
  });

  test("tells the paths, data on standard output alone", async () => {
    const ran = await runWith(STACK, ["who", "DIR", "--format", "json"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    const { schemaVersion, paths } = JSON.parse(ran.stdout) as {
      readonly schemaVersion: number;
      readonly paths: readonly { readonly identity: string; readonly project: string }[];
    };
    expect(schemaVersion).toBe(1);
    expect(paths.map(({ identity, project }) => [identity, project])).toEqual([
      ["aws_iam_role.web", "shop/web"],
    ]);
  });

  test("tells whom nobody reaches, where the question is for everything", async () => {
    const never = roleJson("project_path:shop/web:ref_type:branch:ref:a b");
    const stack = { "stacks/shop/cdk.tf.json": never };
    const all = await runWith(stack, ["who", "DIR", "--format", "json"]);
    expect(JSON.parse(all.stdout)).toEqual({
      schemaVersion: 1,
      paths: [],
      unreached: [{ stack: "shop", identity: "aws_iam_role.web", identityName: "web" }],
    });
    expect((await runWith(stack, ["who", "DIR"])).stdout).toMatch(/^reached by nobody\n/);
    const one = await runWith(stack, ["who", "DIR", "--reach", "web", "--format", "json"]);
    expect(JSON.parse(one.stdout)).toEqual({ schemaVersion: 1, paths: [] });
  });

  test("as text, for one identity", async () => {
    const ran = await runWith(STACK, ["who", "DIR", "--reach", "web"]);
    expect(ran.stdout).toMatch(/\n1 path; declared, not observed\n$/);
  });

  test("as a note", async () => {
    const ran = await runWith(STACK, ["who", "DIR", "--format", "markdown"]);
    expect(ran.stdout.split("\n")[0]).toBe("**1 path reaches 1 identity**");
  });

  test("refuses an identity that is not there", async () => {
    const ran = await runWith(STACK, ["who", "DIR", "--reach", "wbe"]);
    expect(ran).toMatchObject({ exitCode: 64, stdout: "" });
    expect(ran.stderr).toMatch(/did you mean web\?/);
  });

  const STACKS = {
    ...STACK,
    "stacks/pay/cdk.tf.json": roleJson("project_path:pay/api:*", "pay", "api"),
  };

  test("to production, as the flag or the side file marks it", async () => {
    const ran = await runWith(STACKS, ["who", "DIR", "--production", "--mark-production", "api"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^aws_iam_role\.api {2}api, stack pay {2}production\n/);
    expect(ran.stdout).not.toMatch(/stack shop/);
    const side = { schemaVersion: 1, production: [{ pattern: "web" }] };
    const beside = await runWith({ ...STACKS, "stacks/shop/federation.json": side }, [
      "who",
      "DIR",
      "--production",
    ]);
    expect(beside.stdout).toMatch(/^aws_iam_role\.web {2}web, stack shop {2}production\n/);
    expect(beside.stdout).not.toMatch(/stack pay/);
  });

  test("says so where a mark holds for nothing, and refuses to call nothing production", async () => {
    const idle = await runWith(STACK, ["who", "DIR", "--mark-production", "tag:a=b"]);
    expect(idle).toMatchObject({
      exitCode: 0,
      stderr: "note: tag:a=b marks nothing of the input as production\n",
    });
    const none = await runWith(STACK, ["who", "DIR", "--production"]);
    expect(none).toMatchObject({ exitCode: 64, stdout: "" });
    expect(none.stderr).toMatch(/nothing is marked as production/);
    const wrong = await runWith(STACK, ["who", "DIR", "--mark-production", "tier:prod"]);
    expect(wrong).toMatchObject({ exitCode: 64, stdout: "" });
  });
});

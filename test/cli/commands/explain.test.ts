import { describe, expect, test } from "@jest/globals";
import { claims, MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const line = (id: string, others: Readonly<Record<string, unknown>> = {}) =>
  `${JSON.stringify({ id, claims: claims(others) })}\n`;
const FILES = {
  "stacks/shop/cdk.tf.json": roleJson(MAIN),
  "stacks/bank/cdk.tf.json": roleJson("project_path:shop/web:ref_type:branch:ref:x", "bank"),
  "release.jsonl": line("release"),
  "both.jsonl":
    line("release") +
    line("other", { ref: "y", sub: "project_path:shop/web:ref_type:branch:ref:y" }),
};
const explain = (...argv: string[]) => ["explain", "DIR/stacks", ...argv];

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const SHORT = `${part({ alg: "none" })}.${part({ sub: "x" })}.x`;
const JWT = `${part({ alg: "RS256" })}.${part(claims())}.c2lnbmF0dXJl`;

describe("explain", () => {
  test("ends with 0 where each token is admitted by some identity", async () => {
    const ran = await runWith(FILES, explain("--tokens", "DIR/release.jsonl", "--format", "json"));
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toEqual({
      schemaVersion: 1,
      decisions: [
        {
          token: "release",
          identity: "aws_iam_role.web",
          stack: "bank",
          admitted: false,
          reasons: [{ code: "mismatch", claim: "ref", expected: '"x"', received: '"main"' }],
        },
        {
          token: "release",
          identity: "aws_iam_role.web",
          stack: "shop",
          admitted: true,
          reasons: [],
        },
      ],
    });
  });

  test("ends with 1 where no identity admits a token", async () => {
    const ran = await runWith(FILES, explain("--tokens", "DIR/both.jsonl"));
    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
    expect(ran.stdout).toMatch(/\n2 tokens: 1 admitted, 1 refused\n$/);
  });

  test("ends with 1 where the named identity does not admit it", async () => {
    const argv = explain("--tokens", "DIR/release.jsonl", "--identity");
    expect((await runWith(FILES, [...argv, "bank:aws_iam_role.web"])).exitCode).toBe(1);
    expect((await runWith(FILES, [...argv, "shop:aws_iam_role.web"])).exitCode).toBe(0);
  });

  test("ends with 1 where it is not decided, and with 0 under the right assumption", async () => {
    const files = {
      "stacks/cdk.tf.json": roleJson(
        "project_id:${gitlab_project.web.id}:ref_type:branch:ref:main",
      ),
      "t.jsonl": line("by id", { sub: "project_id:4711:ref_type:branch:ref:main" }),
    };
    const argv = explain("--tokens", "DIR/t.jsonl");
    const open = await runWith(files, argv);
    expect(open.exitCode).toBe(1);
    expect(open.stdout).toContain("token by id  undecided");
    expect(
      (await runWith(files, [...argv, "--assume", "gitlab_project.web.id=4711"])).exitCode,
    ).toBe(0);
    expect(
      (await runWith(files, [...argv, "--assume", "gitlab_project.web.id=4712"])).exitCode,
    ).toBe(1);
  });

  test("ends with 1 where nothing decides about tokens", async () => {
    const files = { ...FILES, "empty/cdk.tf.json": { provider: {} } };
    const ran = await runWith(files, ["explain", "DIR/empty", "--tokens", "DIR/release.jsonl"]);
    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
  });

  test("decodes a token from the environment, says so, and never shows it", async () => {
    const argv = explain("--token-env", "AWS_ID_TOKEN");
    const ran = await runWith(FILES, argv, { env: { AWS_ID_TOKEN: JWT } });
    expect(ran.exitCode).toBe(0);
    expect(ran.stderr).toBe(
      "note: the token was decoded only: its signature and expiry were not verified\n",
    );
    expect(ran.stdout).toMatch(/^token AWS_ID_TOKEN {2}admitted\n/);
    for (const piece of JWT.split(".")) expect(ran.stdout + ran.stderr).not.toContain(piece);
  });

  const ERR = "gitlab-federation: ERR";
  const tokenless = `${ERR}_USAGE: there is no token to explain; allowed: --tokens FILE or --token-env NAME\n`;

  test.each([
    ["no tokens", [], 64, tokenless],
    [
      "tokens from two places",
      ["--tokens", "DIR/release.jsonl", "--token-env", "X"],
      64,
      `${ERR}_USAGE: tokens come from one place; allowed: --tokens FILE or --token-env NAME\n`,
    ],
    [
      "a variable that is not set",
      ["--token-env", "X"],
      64,
      `${ERR}_USAGE: the environment variable is not set or empty; given: X\n`,
    ],
    [
      "a token in place of a name",
      ["--token-env", JWT],
      64,
      `${ERR}_USAGE: --token-env is not the name of an environment variable; fix: give the name, never the token: arguments show in the list of processes\n`,
    ],
    [
      "a variable that holds no token",
      ["--token-env", "SECRET"],
      65,
      `${ERR}_INPUT_SHAPE: the value is not a JWT; fix: name the variable that id_tokens of the job defines; at SECRET\n`,
    ],
    [
      "a token as a file",
      ["--tokens", SHORT],
      66,
      `${ERR}_INPUT_UNREADABLE: there is no such file or folder; at [a token]\n`,
    ],
    [
      "a missing file",
      ["--tokens", "DIR/gone.jsonl"],
      66,
      `${ERR}_INPUT_UNREADABLE: there is no such file or folder; at DIR/gone.jsonl\n`,
    ],
    [
      "an address of two stacks",
      ["--tokens", "DIR/release.jsonl", "--identity", "aws_iam_role.web"],
      64,
      `${ERR}_USAGE: several stacks have an identity of this address; given: aws_iam_role.web; allowed: bank:aws_iam_role.web, shop:aws_iam_role.web\n`,
    ],
  ])("fails for %s", async (_case, flags, exitCode, stderr) => {
    const ran = await runWith(FILES, explain(...flags), { env: { SECRET: "glpat-secret" } });
    expect(ran).toEqual({ exitCode, stdout: "", stderr });
  });
});

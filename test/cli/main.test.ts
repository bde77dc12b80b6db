import { afterAll, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { MAIN, roleJson } from "../review/stacks";
import { folderWith } from "./world";

const ROOT = path.join(__dirname, "..", "..");
const folder = folderWith({
  "cdktf.out/stacks/shop/cdk.tf.json": roleJson("project_path:shop/web:*"),
  "tight/cdk.tf.json": roleJson(MAIN),
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function command(...argv: string[]) {
  const main = path.join(ROOT, "lib", "cli", "main.ts");
  const tsx = path.join(ROOT, "node_modules", "tsx", "dist", "loader.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", tsx, main, ...argv], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, FORCE_COLOR: undefined, NO_COLOR: undefined },
  });
  return { status, stdout, stderr };
}

describe("the process", () => {
  test("judges cdktf.out by default, without colour in a pipe", () => {
    const ran = command("check");
    expect(ran).toMatchObject({ status: 1, stderr: "" });
    expect(ran.stdout).toContain("\nerror    trust/any-ref  aws_iam_role.web\n");
  });

  test("gives JSON that can be parsed", () => {
    const ran = command("check", "tight", "--format", "json");
    expect(ran).toMatchObject({ status: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ schemaVersion: 1 });
  });

  test("ends with its exit code and one line where the input is bad", () => {
    expect(command("check", "gone")).toEqual({
      status: 66,
      stdout: "",
      stderr: "gitlab-federation: ERR_INPUT_UNREADABLE: there is no such file or folder; at gone\n",
    });
  });
});

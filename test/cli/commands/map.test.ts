import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const FILES = {
  "old/stacks/shop/cdk.tf.json": roleJson(MAIN),
  "new/stacks/shop/cdk.tf.json": roleJson("project_path:shop/web:ref_type:branch:ref:*"),
};

describe("map", () => {
  test("writes one page, and nothing on standard output", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "federation-map-"));
    const file = path.join(folder, "access-map.html");
    try {
      const ran = await runWith(FILES, ["map", "DIR/old", "-o", file]);
      expect(ran).toEqual({ exitCode: 0, stdout: "", stderr: "" });
      expect(readFileSync(file, "utf8")).toBe((await runWith(FILES, ["map", "DIR/old"])).stdout);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("marks what changed against --base", async () => {
    const { stdout } = await runWith(FILES, ["map", "DIR/new", "--base", "DIR/old"]);
    expect(stdout).toMatch(/data-kind="! wider"><h3>web/);
    const alone = await runWith(FILES, ["map", "DIR/new"]);
    expect(alone.stdout).not.toMatch(/data-kind=/);
  });

  test("refuses what cannot be written, and a flag it does not know", async () => {
    const lost = await runWith(FILES, ["map", "DIR/old", "-o", "DIR/no/such/folder.html"]);
    expect([lost.exitCode, lost.stdout]).toEqual([73, ""]);
    expect(lost.stderr).toMatch(/ERR_OUTPUT/);
    expect((await runWith(FILES, ["map", "DIR/old", "--out", "x"])).exitCode).toBe(64);
  });

  test("tells a mark of production that holds for nothing in either version", async () => {
    const argv = ["map", "DIR/new", "--base", "DIR/old", "--mark-production"];
    expect((await runWith(FILES, [...argv, "web"])).stderr).toBe("");
    expect((await runWith(FILES, [...argv, "api"])).stderr).toBe(
      "note: api marks nothing of the input as production\n",
    );
  });
});

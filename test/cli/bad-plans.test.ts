import { describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import { run } from "../../lib/cli/run";
import { fixtureText } from "../terraform/fixture";
import { MAIN, roleJson } from "../review/stacks";
import { type Files, folderWith, runWith } from "./world";

const PLAN = JSON.parse(fixtureText("plan-hcl-first.json")) as Readonly<Record<string, unknown>>;
const plan = (more: object): Files => ({ "p.json": { ...PLAN, ...more } });
const without = (name: string): Files => ({
  "p.json": Object.fromEntries(Object.entries(PLAN).filter(([key]) => key !== name)),
});
const FOLDER = ["check", "DIR"];
const FILE = ["check", "DIR/p.json"];

describe("input that is refused, in one line", () => {
  test.each<[string, Files, readonly string[], number, string]>([
    [
      "a plan of another major version",
      plan({ format_version: "2.0" }),
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: this output of terraform show -json has a format version that is not known; given: 2.0; allowed: 1.x; at DIR/p.json",
    ],
    [
      "a plan of the first drafts of the format",
      plan({ format_version: "0.2" }),
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: this output of terraform show -json has a format version that is not known; given: 0.2; allowed: 1.x; at DIR/p.json",
    ],
    [
      "a plan without a version, by its name",
      without("format_version"),
      FILE,
      65,
      "ERR_INPUT_SHAPE: this output of terraform show -json has a format version that is not known; allowed: 1.x; at DIR/p.json",
    ],
    [
      "a plan without a version, in a folder",
      without("format_version"),
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: this output of terraform show -json has a format version that is not known; allowed: 1.x; at DIR/p.json",
    ],
    [
      "a version that is a number",
      plan({ format_version: 1.2 }),
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: this output of terraform show -json has a format version that is not known; allowed: 1.x; at DIR/p.json",
    ],
    [
      "a plan that ends too early",
      { "p.json": JSON.stringify(PLAN).slice(0, -1) },
      FOLDER,
      65,
      "ERR_INPUT_JSON: not valid JSON: it ends too early; at DIR/p.json:1",
    ],
    [
      "an empty plan file",
      { "p.json": "" },
      FILE,
      65,
      "ERR_INPUT_JSON: not valid JSON: it ends too early; at DIR/p.json:1:1",
    ],
    ["a list at the top", { "p.json": [PLAN] }, FILE, 65, "ERR_INPUT_SHAPE"],
    [
      "a plan in UTF-16",
      { "p.json": Buffer.from(`\uFEFF${JSON.stringify(PLAN)}`, "utf16le") },
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: the file is not text in UTF-8; fix: convert it; PowerShell's > writes UTF-16; at DIR/p.json",
    ],
    [
      "a plan as Terraform saves it",
      { "p.json": new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0]) },
      FOLDER,
      65,
      "ERR_INPUT_SHAPE: the file is not text in UTF-8",
    ],
    [
      "a state of version 3",
      {
        "p.json": {
          version: 3,
          terraform_version: "0.11.14",
          serial: 1,
          lineage: "x",
          modules: [],
        },
      },
      FILE,
      65,
      "ERR_INPUT_SHAPE: the file is no Terraform JSON; allowed: *.tf.json, or terraform show -json of a plan or a state; fix: run terraform show -json and name its output: a raw state is not read; at DIR/p.json",
    ],
    [
      "YAML that is no Kubernetes, by its name",
      { "p.yaml": "a: 1\n" },
      ["check", "DIR/p.yaml"],
      66,
      "ERR_INPUT_UNREADABLE",
    ],
  ])("%s", async (_name, files, argv, exitCode, message) => {
    const ran = await runWith(files, argv);
    expect({ exitCode: ran.exitCode, stdout: ran.stdout }).toEqual({ exitCode, stdout: "" });
    expect(ran.stderr).toMatch(/^gitlab-federation: [^\n]+\n$/);
    expect(ran.stderr).toContain(message);
  });

  test("a folder that may not be read", async () => {
    const folder = folderWith({ "closed/cdk.tf.json": roleJson(MAIN) });
    const closed = path.join(folder, "closed");
    const said: string[] = [];
    const io = {
      stdout: { write: (text: string) => said.push(text), isTTY: false },
      stderr: { write: (text: string) => said.push(text), isTTY: false },
      env: {},
      now: () => new Date(0),
    };
    fs.chmodSync(folder, 0o755);
    fs.chmodSync(closed, 0);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(await run(["check", folder], io)).toBe(66);
    } finally {
      if (isRoot) process.seteuid?.(0);
      fs.chmodSync(closed, 0o755);
      fs.rmSync(folder, { recursive: true });
    }
    expect(said).toEqual([
      `gitlab-federation: ERR_INPUT_UNREADABLE: it may not be read by this user; at ${closed}\n`,
    ]);
  });
});

interface Found {
  readonly findings: readonly { readonly rule: string; readonly message: string }[];
}
const checked = async (files: Files): Promise<Found["findings"]> => {
  const ran = await runWith(files, [...FOLDER, "--format", "json"]);
  expect(ran.exitCode).toBeLessThan(64);
  return (JSON.parse(ran.stdout) as Found).findings;
};

describe("input that is read, with what is not understood told", () => {
  test.each<[string, Files, string]>([
    [
      "a plan that failed",
      plan({ errored: true }),
      "The plan failed while it was made: resources may be missing from it.",
    ],
    [
      "a plan of a part",
      plan({ complete: false }),
      "The plan covers only a part of the configuration (-target or deferred changes): new resources may be missing.",
    ],
  ])("%s", async (_name, files, message) => {
    const found = await checked(files);
    expect(found.filter((f) => f.message.includes(message))).toHaveLength(1);
  });

  test("the same plan of a later minor version, and one with a byte order mark, say the same", async () => {
    const own = await checked(plan({}));
    expect(own.length).toBeGreaterThan(0);
    expect(await checked(plan({ format_version: "1.99" }))).toEqual(own);
    expect(await checked({ "p.json": `\uFEFF${JSON.stringify(PLAN)}` })).toEqual(own);
  });

  const ROLE = {
    mode: "managed",
    type: "aws_iam_role",
    name: "web",
    values: {
      name: "web",
      assume_role_policy: (
        roleJson(MAIN) as { resource: { aws_iam_role: { web: { assume_role_policy: string } } } }
      ).resource.aws_iam_role.web.assume_role_policy,
    },
  };

  test("5,000 modules", async () => {
    const wide = Array.from({ length: 5000 }, (_, i) => ({
      address: `module.m[${i}]`,
      resources: [{ ...ROLE, address: `module.m[${i}].aws_iam_role.web` }],
    }));
    const root_module = { child_modules: wide };
    const ran = await runWith(
      { "p.json": { format_version: "1.2", planned_values: { root_module } } },
      [...FOLDER, "--format", "json"],
    );
    const { findings } = JSON.parse(ran.stdout) as {
      readonly findings: readonly { readonly address: string }[];
    };
    expect(new Set(findings.map((f) => f.address)).size).toBeGreaterThanOrEqual(5000);
  });

  test("resources of types that nobody knows change nothing", async () => {
    const resources = [{ ...ROLE, address: "aws_iam_role.web" }];
    const strange = {
      mode: "managed",
      type: "acme_thing",
      name: "x",
      address: "acme_thing.x",
      values: { a: [1] },
    };
    const files = (list: readonly object[]): Files => ({
      "p.json": { format_version: "1.2", planned_values: { root_module: { resources: list } } },
    });
    expect(await checked(files([...resources, strange]))).toEqual(await checked(files(resources)));
  });

  test("YAML that is no Kubernetes lies beside and is nobody's business; by its name it is told", async () => {
    const files = { "p.json": PLAN, "ci.yml": "job:\n  script: x\n" };
    expect(await checked(files)).toEqual(await checked({ "p.json": PLAN }));
    const ran = await runWith(files, ["check", "DIR/p.json", "DIR/ci.yml"]);
    expect(ran.stderr).toBe("note: not read, as it is no Terraform: DIR/ci.yml\n");
  });
});

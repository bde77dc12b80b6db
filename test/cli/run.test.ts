import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../review/stacks";
import { type Files, runWith } from "./world";

const LINE = /^gitlab-federation: (ERR_[A-Z_]+): [^\n]+\n$/;

describe("the command line", () => {
  test.each([["--help"], ["-h"], ["check", "--help"], ["explain", "--help"]])(
    "%s %s gives help",
    async (...argv) => {
      const ran = await runWith({}, argv);
      expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
      expect(ran.stdout).toMatch(/^Usage: gitlab-federation /);
    },
  );

  test.each(["--version", "-V"])("%s gives the version alone", async (flag) => {
    const ran = await runWith({}, [flag]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
  });

  test("help comes where a command is missing, on standard error", async () => {
    const ran = await runWith({}, []);
    expect(ran).toMatchObject({ exitCode: 64, stdout: "" });
    expect(ran.stderr).toMatch(
      /^Usage: [^]+\ngitlab-federation: ERR_USAGE: a command is missing; fix: see gitlab-federation --help\n$/,
    );
  });

  test.each([
    [["chek"], "unknown command 'chek'; fix: did you mean check?"],
    [["zzz"], "unknown command 'zzz'; fix: see gitlab-federation --help"],
    [["help"], "unknown command 'help'; fix: see gitlab-federation --help"],
    [["--vrsion"], "unknown option '--vrsion'; fix: did you mean --version?"],
    [["check", "--formt", "json"], "unknown option '--formt'; fix: did you mean --format?"],
    [["check", "--failon=error"], "unknown option '--failon'; fix: did you mean --fail-on?"],
    [["check", "--tokens", "x"], "unknown option '--tokens'; fix: see gitlab-federation --help"],
    [["explain", "--token", "x"], "unknown option '--token'; fix: did you mean --tokens?"],
    [
      ["check", "--format"],
      "option '--format <form>' argument missing; fix: see gitlab-federation --help",
    ],
    [["check", "--quiet=yes"], "unknown option '--quiet'; fix: see gitlab-federation --help"],
  ])("%j is a usage error", async (argv, problem) => {
    expect(await runWith({}, argv)).toEqual({
      exitCode: 64,
      stdout: "",
      stderr: `gitlab-federation: ERR_USAGE: ${problem}\n`,
    });
  });
});

const tf = (text: string): Files => ({ "cdk.tf.json": text });
const tokens = (text: string): Files => ({ "cdk.tf.json": roleJson(MAIN), "t.jsonl": text });
const CHECK = ["check", "DIR"];
const EXPLAIN = ["explain", "DIR", "--tokens", "DIR/t.jsonl"];

describe("bad input", () => {
  test.each<[string, Files, string[], number, string]>([
    ["truncated JSON", tf('{"resource":{"aws_iam_role":'), CHECK, 65, "ERR_INPUT_JSON"],
    ["an empty file", tf(""), CHECK, 65, "ERR_INPUT_JSON"],
    ["JSON with a comment", tf("// no\n{}"), CHECK, 65, "ERR_INPUT_JSON"],
    ["a key given twice", tf('{"resource":{},"resource":{}}'), CHECK, 65, "ERR_INPUT_JSON"],
    [
      "deep nesting",
      tf(`{"resource":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`),
      CHECK,
      65,
      "ERR_INPUT_JSON",
    ],
    ["a text", tf('"resource"'), CHECK, 65, "ERR_INPUT_SHAPE"],
    [
      "a plan of a later format",
      { "p.json": { format_version: "9.0", planned_values: {} } },
      CHECK,
      65,
      "ERR_INPUT_SHAPE",
    ],
    [
      "a truncated plan",
      { "p.json": '{"format_version":"1.2","planned' },
      CHECK,
      65,
      "ERR_INPUT_JSON",
    ],
    [
      "a binary file",
      { "p.json": new Uint8Array([0, 159, 146, 150]) },
      CHECK,
      65,
      "ERR_INPUT_SHAPE",
    ],
    ["an empty folder", {}, CHECK, 66, "ERR_INPUT_UNREADABLE"],
    [
      "a folder without Terraform",
      { "package.json": { name: "x" } },
      CHECK,
      66,
      "ERR_INPUT_UNREADABLE",
    ],
    ["native syntax alone", { "main.tf": "" }, CHECK, 66, "ERR_INPUT_UNREADABLE"],
    ["a missing path", {}, ["check", "DIR/gone"], 66, "ERR_INPUT_UNREADABLE"],
    [
      "one good path and one missing",
      tf("{}"),
      ["check", "DIR", "DIR/gone"],
      66,
      "ERR_INPUT_UNREADABLE",
    ],
    [
      "a file of somebody else",
      { "package.json": { name: "x" } },
      ["check", "DIR/package.json"],
      65,
      "ERR_INPUT_SHAPE",
    ],
    [
      "a raw state",
      { "terraform.tfstate": { version: 4, serial: 1, lineage: "x" } },
      ["check", "DIR/terraform.tfstate"],
      65,
      "ERR_INPUT_SHAPE",
    ],
    [
      "a side file of another version",
      { "cdk.tf.json": "{}", "federation.json": { schemaVersion: 9 } },
      CHECK,
      65,
      "ERR_INPUT_SHAPE",
    ],
    [
      "a side file that is a list",
      { "cdk.tf.json": "{}", "federation.json": "[]" },
      CHECK,
      65,
      "ERR_INPUT_SHAPE",
    ],
    ["truncated tokens", tokens('{"id":"a","claims":{'), EXPLAIN, 65, "ERR_INPUT_JSON"],
    ["no tokens", tokens("\n"), EXPLAIN, 65, "ERR_INPUT_SHAPE"],
    [
      "a claim that is no text",
      tokens('{"id":"a","claims":{"ref":{"toString":1}}}'),
      EXPLAIN,
      65,
      "ERR_INPUT_SHAPE",
    ],
    [
      "claims nested too deep",
      tokens(`{"id":"a","claims":{"x":${"[".repeat(300)}${"]".repeat(300)}}}`),
      EXPLAIN,
      65,
      "ERR_INPUT_JSON",
    ],
    [
      "a token given twice",
      tokens('{"id":"a","claims":{}}\n{"id":"a","claims":{}}'),
      EXPLAIN,
      65,
      "ERR_INPUT_SHAPE",
    ],
  ])(
    "%s: one line, its exit code, no data and no stack trace",
    async (_case, files, argv, exitCode, code) => {
      const ran = await runWith(files, argv);
      expect(ran).toMatchObject({ exitCode, stdout: "" });
      expect(LINE.exec(ran.stderr)?.[1]).toBe(code);
      expect(ran.stderr).not.toMatch(/^\s*at .+[:(]/m);
      expect(ran.stderr).toContain("DIR");
    },
  );

  test("keys named like members of Object.prototype decide nothing", async () => {
    const text = JSON.stringify(roleJson(MAIN)).replace(/^\{/, '{"__proto__":{"resource":{}},');
    const ran = await runWith(
      { "cdk.tf.json": text, "t.jsonl": '{"id":"a","claims":{"__proto__":{"ref":"main"}}}' },
      EXPLAIN,
    );
    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
    expect(ran.stdout).toContain("token a  refused");
  });
});

import { describe, expect, test } from "@jest/globals";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const PREVIEWS = "- name: previews stay out\n  job: {ref: feature/x}\n  mustNotBecome: web\n";
const files = (subject: string, expectations = PREVIEWS) => ({
  "stacks/shop/cdk.tf.json": roleJson(subject),
  "expectations.yaml": expectations,
});
const ARGV = ["test", "DIR/expectations.yaml", "DIR/stacks"];

describe("test", () => {
  test("ends with 0 where every expectation holds, data on standard output alone", async () => {
    const ran = await runWith(files(MAIN), [...ARGV, "--format", "json"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(JSON.parse(ran.stdout)).toEqual({
      schemaVersion: 1,
      results: [
        {
          name: "previews stay out",
          passed: true,
          message: expect.stringMatching(/^web refuses the job: .*ref: expected "main"/),
        },
      ],
    });
  });

  test("ends with 1 where one does not, whatever the form", async () => {
    const wide = files("project_path:shop/web:*");
    const text = await runWith(wide, ARGV);
    expect(text.exitCode).toBe(1);
    expect(text.stdout).toMatch(/^failed {2}previews stay out\n[^]*\n1 expectation: 1 failure\n$/);
    const junit = await runWith(wide, [...ARGV, "--format", "junit"]);
    expect(junit.exitCode).toBe(1);
    expect(junit.stdout).toContain('tests="1" failures="1"');
    const note = await runWith(wide, [...ARGV, "--format", "markdown"]);
    expect(note.exitCode).toBe(1);
    expect(note.stdout.split("\n")[0]).toBe("**1 expectation: 1 failure**");
  });

  test.each([
    [
      PREVIEWS.replace("job", "jbo"),
      65,
      /ERR_INPUT_SHAPE: "jbo" is not known here; .*did you mean job\?; at DIR\/expectations\.yaml: expectations\[0\]\n$/,
    ],
    [PREVIEWS + PREVIEWS, 65, /a name is given twice/],
    ["a: [", 65, /ERR_INPUT_YAML: /],
  ])("fails for the file %j with %d", async (expectations, exitCode, stderr) => {
    const ran = await runWith(files(MAIN, expectations), ARGV);
    expect(ran).toMatchObject({ exitCode, stdout: "" });
    expect(ran.stderr).toMatch(stderr);
  });

  test("needs a file, and one that is there", async () => {
    expect((await runWith({}, ["test"])).exitCode).toBe(64);
    expect((await runWith(files(MAIN), ["test", "DIR/gone.yaml", "DIR"])).exitCode).toBe(66);
  });
});

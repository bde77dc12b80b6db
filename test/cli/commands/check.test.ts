import { describe, expect, test } from "@jest/globals";
import { packageVersion } from "../../../lib/cli/version";
import { RULES } from "../../../lib/guardrails/registry";
import { MAIN, roleJson } from "../../review/stacks";
import { runWith } from "../world";

const WIDE = { "stacks/shop/cdk.tf.json": roleJson("project_path:shop/web:*") };
const TIGHT = { "stacks/shop/cdk.tf.json": roleJson(MAIN) };

interface FoundJson {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly address: string;
  }[];
}
const rules = (stdout: string) => (JSON.parse(stdout) as FoundJson).findings.map((f) => f.rule);

describe("check", () => {
  test("links its reports on the job's page, in GitLab CI alone", async () => {
    const url = "https://gitlab.example.com/shop/web/-/jobs/7";
    const argv = ["check", "DIR", "--format", "gitlab-annotations"];
    const ran = await runWith(WIDE, argv, { env: { CI_JOB_URL: url } });
    expect(JSON.parse(ran.stdout)).toEqual({
      "gitlab-federation": [
        { external_link: { label: "check: reports", url: `${url}/artifacts/browse` } },
      ],
    });
    expect((await runWith(WIDE, argv)).exitCode).toBe(64);
  });

  test("ends with 1 where a finding reaches the threshold, data on standard output alone", async () => {
    const ran = await runWith(WIDE, ["check", "DIR", "--format", "json"]);
    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
    expect(JSON.parse(ran.stdout)).toMatchObject({ schemaVersion: 1 });
    expect(rules(ran.stdout)).toContain("trust/any-ref");
  });

  test("ends with 0 where none does", async () => {
    const ran = await runWith(TIGHT, ["check", "DIR"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/\n\d+ findings?: \d info\n$/);
  });

  test("--fail-on lowers the threshold", async () => {
    expect((await runWith(TIGHT, ["check", "DIR", "--fail-on", "info"])).exitCode).toBe(1);
  });

  test("the exit code does not depend on the form", async () => {
    const ran = await runWith(WIDE, [
      "check",
      "DIR",
      "--format",
      "text",
      "--format",
      "json=DIR/report.json",
    ]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain("trust/any-ref  aws_iam_role.web");
  });

  test("accepts what the file of acknowledgements accepts, until its day", async () => {
    const files = {
      ...WIDE,
      "accepted.json": [
        {
          rule: "trust/any-ref",
          address: "aws_iam_role.web",
          reason: "a sandbox",
          until: "2026-11-30",
        },
      ],
    };
    const argv = ["check", "DIR/stacks", "--acknowledgements", "DIR/accepted.json"];
    const held = await runWith(files, argv);
    expect(held.exitCode).toBe(0);
    expect(held.stdout).toContain(
      "error    trust/any-ref  aws_iam_role.web: a sandbox (until 2026-11-30)",
    );
    const over = await runWith(files, [...argv, "--today", "2026-12-01", "--format", "json"]);
    expect(over.exitCode).toBe(1);
    expect(rules(over.stdout)).toEqual(
      expect.arrayContaining(["trust/any-ref", "acknowledgement/expired"]),
    );
    const reproduced = await runWith(files, argv, { env: { SOURCE_DATE_EPOCH: "1796083200" } });
    expect(reproduced.exitCode).toBe(1);
  });

  test("takes the side file beside a stack", async () => {
    const side = {
      schemaVersion: 1,
      acknowledgements: [{ rule: "trust/any-ref", path: "shop/Role", reason: "a sandbox" }],
    };
    const ran = await runWith({ ...WIDE, "stacks/shop/federation.json": side }, ["check", "DIR"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
  });

  test("says on standard error what was not read; --quiet does not", async () => {
    const files = { ...TIGHT, "package.json": { name: "shop" } };
    const ran = await runWith(files, ["check", "DIR"]);
    expect(ran.stderr).toBe("note: not read, as it is no Terraform: DIR/package.json\n");
    expect((await runWith(files, ["check", "DIR", "--quiet"])).stderr).toBe("");
  });

  test("says where there is no trust to judge", async () => {
    const ran = await runWith({ "cdk.tf.json": { provider: {} } }, ["check", "DIR"]);
    expect(ran).toEqual({
      exitCode: 0,
      stdout: "no findings\n",
      stderr: "note: nothing in the input decides about tokens: there is no trust to judge\n",
    });
  });

  test("colours on a terminal", async () => {
    const { stdout } = await runWith(WIDE, ["check", "DIR"], { isTTY: true });
    expect(stdout).toContain("\u001b[31merror   \u001b[39m trust/any-ref");
  });

  test("--subject-template declares a template", async () => {
    const files = { "cdk.tf.json": roleJson("project_id:4711:ref_type:branch:ref:main") };
    expect(rules((await runWith(files, ["check", "DIR", "--format", "json"])).stdout)).toContain(
      "trust/template-undeclared",
    );
    const template = ["--subject-template", "shop/web=project_id,ref_type,ref"];
    const told = await runWith(files, ["check", "DIR", "--format", "json", ...template]);
    expect(rules(told.stdout)).not.toContain("trust/template-undeclared");
  });

  test("--explain tells a rule without reading anything", async () => {
    const ran = await runWith({}, ["check", "DIR/gone", "--explain", "trust/any-ref"]);
    expect(ran).toMatchObject({ exitCode: 0, stderr: "" });
    expect(ran.stdout).toMatch(/^error {2}trust\/any-ref\n\n.+\n\nwhy {2}.+\nfix {2}.+\n$/);
  });

  test("as SARIF, with every rule of the package", async () => {
    const ran = await runWith(WIDE, ["check", "DIR", "--format", "sarif"]);
    expect(ran).toMatchObject({ exitCode: 1, stderr: "" });
    const { runs } = JSON.parse(ran.stdout) as {
      readonly runs: readonly { readonly tool: { readonly driver: object } }[];
    };
    const ids = RULES.map(({ id }) => id).sort();
    expect(runs[0]?.tool.driver).toMatchObject({
      semanticVersion: packageVersion(),
      rules: ids.map((id) => ({ id })),
    });
  });

  const ERR = "gitlab-federation: ERR";

  test.each([
    [
      ["--fail-on", "warn"],
      64,
      `${ERR}_USAGE: --fail-on is not a severity; given: warn; allowed: error, warning, info\n`,
    ],
    [
      ["--fail-on", "eror"],
      64,
      `${ERR}_USAGE: --fail-on is not a severity; given: eror; allowed: error, warning, info; fix: did you mean error?\n`,
    ],
    [
      ["--format", "jsn"],
      64,
      `${ERR}_USAGE: --format is not understood; given: jsn; allowed: text, json, codequality, sarif, markdown, gitlab-annotations, each also as FORM=FILE; fix: did you mean json?\n`,
    ],
    [
      ["--today", "2026-02-30"],
      64,
      `${ERR}_USAGE: --today is not a day; given: 2026-02-30; allowed: YYYY-MM-DD\n`,
    ],
    [
      ["--explain", "trust/any-reff"],
      64,
      `${ERR}_USAGE: there is no such rule; given: trust/any-reff; fix: did you mean trust/any-ref?\n`,
    ],
    [
      ["--assume", "gitlab_project.web"],
      64,
      `${ERR}_USAGE: --assume is not understood; given: gitlab_project.web; allowed: [STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711\n`,
    ],
    [
      ["--assume", "gitlab_project.wbe.id=1"],
      64,
      `${ERR}_USAGE: nothing in the input has the name of an assumed value; given: gitlab_project.wbe.id; allowed: [STACK:]ADDRESS.ATTRIBUTE=VALUE, such as gitlab_project.web.id=4711; fix: did you mean gitlab_project.web?\n`,
    ],
    [
      ["--subject-template", "shop/web"],
      64,
      `${ERR}_USAGE: --subject-template is not understood; given: shop/web; allowed: PROJECT=COMPONENT,COMPONENT, such as shop/web=project_id,ref_type,ref\n`,
    ],
    [
      ["--subject-template", "shop/web=ref,project_path"],
      64,
      `${ERR}_SUBJECT_TEMPLATE: a subject starts with a project, not with ref; given: ["ref","project_path"]; allowed: `,
    ],
    [
      ["--acknowledgements", "DIR/gone.json"],
      66,
      `${ERR}_INPUT_UNREADABLE: there is no such file or folder; at DIR/gone.json\n`,
    ],
    [
      ["--format", "json=DIR/gone/report.json"],
      73,
      `${ERR}_OUTPUT: a report cannot be written (ENOENT); at DIR/gone/report.json\n`,
    ],
  ])("fails for %j with %d", async (flags, exitCode, stderr) => {
    const ran = await runWith(TIGHT, ["check", "DIR", ...flags]);
    expect(ran).toMatchObject({ exitCode, stdout: "" });
    expect(ran.stderr.slice(0, stderr.length)).toBe(stderr);
    expect(ran.stderr.split("\n")).toHaveLength(2);
  });
});

import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import * as fs from "node:fs";
import * as path from "node:path";
import { App, TerraformStack } from "cdktf";
import { type CiJob, FederationStack, GitlabGroup } from "../../../lib/constructs/gitlab";
import type { Judge } from "../../../lib/constructs/gitlab/judge";
import { judgementOf } from "../../../lib/constructs/gitlab/judgement";
import { freshFolder, refusal, SELF_MANAGED, stackFolder } from "../../support/synth";

const judge = jest.fn<Judge>();

const JOB: CiJob = {
  name: "publisher",
  at: "111122223333",
  identity: "arn:aws:iam::111122223333:role/p",
  audience: "https://aws.example.com",
  tokenVariable: "AWS_ID_TOKEN",
  variables: {},
  script: [],
};

/** Two stacks in one app; `twist` changes what is about to be synthesized. */
function program(
  outdir = freshFolder(),
  config: { skipValidation?: boolean; hclOutput?: boolean } = {},
) {
  const app = new App({ outdir, ...config });
  judgementOf(app, judge);
  const [shop, lab] = ["shop", "lab"].map((id) => {
    const stack = new FederationStack(app, id, { gitlab: SELF_MANAGED });
    new GitlabGroup(stack, "Group", { path: id });
    stack.registerCiJob(JOB);
    return stack;
  }) as [FederationStack, FederationStack];
  const files = () =>
    ["lab", "shop"].map((id) =>
      fs.existsSync(stackFolder(app, id)) ? fs.readdirSync(stackFolder(app, id)).sort() : [],
    );
  return { app, shop, lab, files };
}

const ALL = ["cdk.tf.json", "federation.gitlab-ci.yml", "federation.json"];

const said: string[] = [];
beforeEach(() => {
  judge.mockReset();
  judge.mockReturnValue([]);
  said.length = 0;
  jest.spyOn(process.stderr, "write").mockImplementation((text) => said.push(String(text)) > 0);
});
afterEach(() => {
  jest.restoreAllMocks();
  delete process.env["SYNTH_HCL_OUTPUT"];
});

describe("at synth", () => {
  test("the judge is asked once, about what was written for all stacks", () => {
    const { app, files } = program();
    app.synth();
    expect(judge).toHaveBeenCalledTimes(1);
    const [stacks] = judge.mock.calls[0] ?? [];
    expect(stacks?.map(({ name, file }) => ({ name, file }))).toEqual([
      { name: "shop", file: "stacks/shop/cdk.tf.json" },
      { name: "lab", file: "stacks/lab/cdk.tf.json" },
    ]);
    const text = fs.readFileSync(path.join(stackFolder(app), "cdk.tf.json"), "utf8");
    expect(JSON.parse(JSON.stringify(stacks?.[0]?.terraform))).toEqual(JSON.parse(text));
    expect(stacks?.[0]?.issuer).toBe(SELF_MANAGED.issuer);
    expect(stacks?.[0]?.locate("shop/Group/Default")).toMatch(/judgement\.test\.ts:\d+$/);
    expect(files()).toEqual([ALL, ALL]);
    expect(said).toEqual([]);
  });

  test("the same program writes the same bytes", () => {
    const read = ({ app }: { app: App }) => {
      app.synth();
      return ["federation.json", "federation.gitlab-ci.yml"].map((f) =>
        fs.readFileSync(path.join(stackFolder(app), f), "utf8"),
      );
    };
    expect(read(program())).toEqual(read(program()));
  });

  test("its errors stop synth together, and no file of the run is left", () => {
    judge.mockReturnValue(["first problem", "second problem"]);
    const { app, files } = program();
    expect(() => app.synth()).toThrow(/first problem\n\s*second problem/);
    expect(files()).toEqual([[], []]);
    expect(fs.existsSync(path.join(app.outdir, "manifest.json"))).toBe(false);
  });

  test("a failed run removes the files of the run before", () => {
    const outdir = freshFolder();
    program(outdir).app.synth();
    judge.mockReturnValue(["a problem"]);
    const { app, files } = program(outdir);
    expect(() => app.synth()).toThrow("a problem");
    expect(files()).toEqual([[], []]);
  });

  test("a run without jobs removes the fragment of the run before", () => {
    const outdir = freshFolder();
    program(outdir).app.synth();
    const { app, shop, files } = program(outdir);
    shop.registry.ciJobs.clear();
    app.synth();
    expect(files()).toEqual([ALL, ["cdk.tf.json", "federation.json"]]);
  });

  test("files beside a stack are judged, written with it and gone with it", () => {
    const outdir = freshFolder();
    const artifact = { file: "policy.json", render: () => '{"a":1}' };
    const first = program(outdir);
    first.shop.registerArtifact(artifact);
    first.app.synth();
    const [stacks] = judge.mock.calls[0] ?? [];
    expect(stacks?.map(({ artifacts }) => [...artifacts])).toEqual([
      [["policy.json", '{"a":1}']],
      [],
    ]);
    expect(first.files()).toEqual([ALL, [...ALL, "policy.json"]]);
    judge.mockReturnValue(["a problem"]);
    const second = program(outdir);
    second.shop.registerArtifact(artifact);
    expect(() => second.app.synth()).toThrow("a problem");
    expect(second.files()).toEqual([[], []]);
  });

  test("a judge that throws fails the run as well", () => {
    judge.mockImplementation(() => {
      throw new Error("broken rule");
    });
    const { app, files } = program();
    expect(() => app.synth()).toThrow("broken rule");
    expect(files()).toEqual([[], []]);
  });

  test("a stack that fails to synthesize takes the stacks before it along", () => {
    const { app, lab, files } = program();
    lab.node.addValidation({ validate: () => ["lab is broken"] });
    expect(() => app.synth()).toThrow("lab is broken");
    expect(judge).not.toHaveBeenCalled();
    expect(files()).toEqual([[], []]);
  });

  test("skipped validation is said on stderr, and nothing is written beside the stack", () => {
    const { app, files } = program(freshFolder(), { skipValidation: true });
    app.synth();
    expect(judge).not.toHaveBeenCalled();
    expect(said).toEqual([
      "shop: validation is skipped, the guard rails did not judge this stack\n",
      "lab: validation is skipped, the guard rails did not judge this stack\n",
    ]);
    expect(files()).toEqual([["cdk.tf.json"], ["cdk.tf.json"]]);
  });

  test.each(["true", "1"])("SYNTH_HCL_OUTPUT=%s is refused", (value) => {
    process.env["SYNTH_HCL_OUTPUT"] = value;
    const { app, files } = program();
    expect(refusal(() => app.synth())).toMatchObject({ code: "ERR_STACK", where: "shop" });
    expect(files()).toEqual([[], []]);
  });

  test("hclOutput of the app is refused", () => {
    const { app } = program(freshFolder(), { hclOutput: true });
    expect(refusal(() => app.synth())).toMatchObject({ code: "ERR_STACK", where: "shop" });
  });

  test("plain stacks beside ours stay as they are", () => {
    const { app } = program();
    new TerraformStack(app, "plain");
    app.synth();
    expect(fs.readdirSync(stackFolder(app, "plain"))).toEqual(["cdk.tf.json"]);
  });
});

import { describe, expect, test } from "@jest/globals";
import { exact, glob } from "../../../lib/core";
import { branch, GitlabInstance, type JobsProps } from "../../../lib/constructs/gitlab";
import { selection } from "../../../lib/constructs/gitlab/selection";
import { refusal, SELF_MANAGED } from "../../support/synth";

const { issuer } = SELF_MANAGED;
const REF: (readonly [string, unknown])[] = [
  ["ref_type", exact("branch")],
  ["ref", exact("main")],
  ["ref_protected", exact("true")],
];

describe("selection", () => {
  test.each<[Omit<JobsProps, "ref">, readonly (readonly [string, unknown])[], string]>([
    [{}, [], "on the protected branch main"],
    [
      { environment: "review/*" },
      [["environment", glob("review/*")]],
      "on the protected branch main, environment review/*",
    ],
    [
      { environmentProtected: true, deploymentTier: "production" },
      [
        ["environment_protected", exact("true")],
        ["deployment_tier", exact("production")],
      ],
      "on the protected branch main, environment_protected true, deployment_tier production",
    ],
    [
      { pipelineSource: ["web", "push"], runnerEnvironment: "self-hosted" },
      [
        ["pipeline_source", exact("push", "web")],
        ["runner_environment", exact("self-hosted")],
      ],
      "on the protected branch main, pipeline_source web or push, runner_environment self-hosted",
    ],
    [
      { pipelineSource: "schedule" },
      [["pipeline_source", exact("schedule")]],
      "on the protected branch main, pipeline_source schedule",
    ],
  ])("%j", (props, constraints, words) => {
    expect(selection({ ref: branch("main"), ...props }, issuer, "shop/Web")).toEqual({
      constraints: [...REF, ...constraints],
      words,
      because: [],
    });
  });

  test("carries its reason", () => {
    const { because } = selection({ ref: branch("main"), because: "releases" }, issuer, "shop/Web");
    expect(because).toEqual([{ text: "releases", accepts: [] }]);
  });

  test.each<[string, Omit<JobsProps, "ref">, string]>([
    ["an unknown tier", { deploymentTier: "prod" as "production" }, "deploymentTier is not known"],
    [
      "an unknown runner",
      { runnerEnvironment: "mine" as "self-hosted" },
      "runnerEnvironment is not known",
    ],
    ["no source", { pipelineSource: [] }, "pipelineSource names no source"],
    [
      "what is no source",
      { pipelineSource: "Merge Request" },
      "pipelineSource is not a source of pipelines",
    ],
    [
      "what is no environment",
      { environment: "a:b" },
      "environment is not the name of an environment",
    ],
    ["an empty reason", { because: "" }, "because needs a reason"],
  ])("refuses %s", (_name, props, problem) => {
    const found = refusal(() => selection({ ref: branch("main"), ...props }, issuer, "shop/Web"));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
    expect(found.message.startsWith(problem)).toBe(true);
  });

  test("a protected environment is refused on Free, and an unprotected one is not", () => {
    const free = GitlabInstance.gitlabCom({ tier: "free" }).issuer;
    const props = { ref: branch("main") };
    const found = refusal(() =>
      selection({ ...props, environmentProtected: true }, free, "shop/Web"),
    );
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop/Web" });
    expect(
      selection({ ...props, environmentProtected: false }, free, "shop/Web").constraints,
    ).toEqual([...REF, ["environment_protected", exact("false")]]);
  });
});

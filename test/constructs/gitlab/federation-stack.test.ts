import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { App, Testing } from "cdktf";
import { Construct } from "constructs";
import {
  type Artifact,
  type CiJob,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "../../../lib/constructs/gitlab";
import { opaque } from "../../../lib/core";
import { parseSideFile } from "../../../lib/review";
import {
  freshFolder,
  freshStack,
  refusal,
  SELF_MANAGED,
  stackFolder,
  synthesized,
} from "../../support/synth";

describe("FederationStack", () => {
  test("brings one GitLab provider, without token", () => {
    const json = synthesized((stack) => {
      new GitlabGroup(stack, "Shop", { path: "shop" });
      new GitlabGroup(stack, "Lab", { path: "lab" });
    });
    expect(json.provider).toEqual({
      gitlab: [{ base_url: "https://gitlab.example.com/api/v4/", early_auth_check: false }],
    });
  });

  test("brings no provider where nothing needs it", () => {
    expect(synthesized(() => undefined).provider).toBeUndefined();
  });

  test("keeps its state in GitLab, without credentials", () => {
    const app = new App({ outdir: freshFolder() });
    const stack = new FederationStack(app, "shop", {
      gitlab: SELF_MANAGED,
      state: { gitlabProjectId: 42 },
    });
    const address = "https://gitlab.example.com/api/v4/projects/42/terraform/state/shop";
    const json = JSON.parse(Testing.synth(stack)) as { terraform: { backend: unknown } };
    expect(json.terraform.backend).toEqual({
      http: {
        address,
        lock_address: `${address}/lock`,
        lock_method: "POST",
        retry_wait_min: 5,
        unlock_address: `${address}/lock`,
        unlock_method: "DELETE",
      },
    });
  });

  test("of() finds it from below", () => {
    const { stack } = freshStack();
    expect(FederationStack.of(new Construct(stack, "Team"))).toBe(stack);
    expect(refusal(() => FederationStack.of(new App({ outdir: freshFolder() })))).toMatchObject({
      code: "ERR_STACK",
    });
  });

  test("declares its projects", () => {
    const { stack } = freshStack();
    const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
    const web = new GitlabProject(stack, "Web", { group: shop, path: "web" });
    GitlabProject.fromPath(stack, "Api", { path: "shop/api" });
    expect(stack.declared).toEqual({
      issuer: SELF_MANAGED.issuer,
      projects: [
        { path: "shop/web", id: opaque(web.projectId), address: "gitlab_project.Web" },
        {
          path: "shop/api",
          id: expect.any(String),
          template: ["project_path", "ref_type", "ref"],
          address: "data.gitlab_project.Api",
        },
      ],
    });
  });

  test("does not speak HCL", () => {
    const { stack } = freshStack();
    expect(refusal(() => stack.toHclTerraform())).toMatchObject({
      code: "ERR_STACK",
      where: "shop",
    });
  });

  test("keeps what it wrote", () => {
    const { stack } = freshStack(GitlabInstance.gitlabCom());
    expect(stack.synthesized).toBeUndefined();
    const json = stack.toTerraform();
    expect(stack.synthesized).toBe(json);
  });
});

describe("registerOutput", () => {
  test("names the output as it is told", () => {
    const json = synthesized((stack) => {
      stack.registerOutput({
        name: "publisher-role_arn",
        value: "arn:${x}",
        description: "for %{jobs}",
      });
    });
    expect(json.output).toEqual({
      "publisher-role_arn": { description: "for %%{jobs}", value: "arn:$${x}" },
    });
  });

  test("refuses a name that Terraform does not take, and one that is taken", () => {
    const { stack } = freshStack();
    stack.registerOutput({ name: "a", value: "1" });
    expect(refusal(() => stack.registerOutput({ name: "1a", value: "1" }))).toMatchObject({
      code: "ERR_PROP",
      where: "shop",
    });
    expect(refusal(() => stack.registerOutput({ name: "a", value: "2" }))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop",
    });
  });
});

describe("registerCiJob", () => {
  const job: CiJob = {
    name: "publisher",
    at: "111122223333",
    identity: "arn:aws:iam::111122223333:role/p",
    audience: "aws:111122223333",
    tokenVariable: "AWS_ID_TOKEN",
    variables: { AWS_ROLE_ARN: "arn:aws:iam::111122223333:role/p" },
    script: [],
  };

  test("keeps the job", () => {
    const { stack } = freshStack();
    stack.registerCiJob(job);
    expect([...stack.registry.ciJobs.values()]).toEqual([job]);
  });

  test("refuses a name that is no job name", () => {
    const found = refusal(() => freshStack().stack.registerCiJob({ ...job, name: "a: b" }));
    expect(found).toMatchObject({ code: "ERR_PROP", where: "shop" });
    expect(found.message.startsWith("the name of a CI job is not allowed")).toBe(true);
  });

  test("refuses two jobs of one identity", () => {
    const { stack } = freshStack();
    stack.registerCiJob(job);
    expect(refusal(() => stack.registerCiJob(job))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop",
    });
  });
});

describe("registerArtifact", () => {
  const artifact = (file: string): Artifact => ({ file, render: () => "{}" });

  test("keeps the file", () => {
    const { stack } = freshStack();
    stack.registerArtifact(artifact("store.json"));
    expect([...stack.registry.artifacts.keys()]).toEqual(["store.json"]);
  });

  test.each(["cdk.tf.json", "federation.json", "../x.json", "Store.json", "store.txt", ""])(
    "refuses the name %s",
    (file) => {
      expect(refusal(() => freshStack().stack.registerArtifact(artifact(file)))).toEqual({
        code: "ERR_PROP",
        where: "shop",
        message: `the name of a file is not allowed; given: ${JSON.stringify(file)}; allowed: lower-case letters, digits and . _ -, ending in .json or .yaml; at shop`,
      });
    },
  );

  test("refuses a name twice", () => {
    const { stack } = freshStack();
    stack.registerArtifact(artifact("store.json"));
    expect(refusal(() => stack.registerArtifact(artifact("store.json")))).toMatchObject({
      code: "ERR_DUPLICATE",
      where: "shop",
    });
  });
});

test("what the program calls production is found by the review, from its own files", () => {
  const app = new App({ outdir: freshFolder() });
  const production = [{ tier: "production" }, { pattern: "*ledger*" }] as const;
  new FederationStack(app, "shop", { gitlab: SELF_MANAGED, production });
  app.synth();
  const side = readFileSync(join(stackFolder(app), "federation.json"), "utf8");
  expect(parseSideFile(side, "federation.json").production).toEqual(production);
});

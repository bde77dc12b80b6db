import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { kubernetesCiJob } from "../../../lib/constructs/kubernetes/ci-job";
import { renderCiFragment } from "../../../lib/constructs/gitlab/ci-fragment";
import { parseYaml } from "../../../lib/relying-parties/manifests";
import { freshFolder, freshStack } from "../../support/synth";
import { estate, PEM, SERVER } from "./estate";

const job = (authority?: string) =>
  kubernetesCiJob({
    name: "deployer",
    group: "gitlab:production:web:deployer",
    namespace: "web",
    cluster: estate(
      freshStack().stack,
      authority === undefined ? {} : { serverCertificateAuthority: authority },
    ).cluster,
    where: "shop/Deployer",
  });

test("asks for a token of the cluster's audience", () => {
  const { script, ...others } = job();
  expect(others).toEqual({
    name: "deployer",
    at: "production",
    identity: "gitlab:production:web:deployer",
    audience: "kubernetes:production",
    tokenVariable: "KUBERNETES_ID_TOKEN",
    variables: {
      KUBECONFIG: "$CI_PROJECT_DIR.tmp/kubeconfig-$CI_JOB_ID",
      KUBERNETES_ID_TOKEN_FILE: "$CI_PROJECT_DIR.tmp/kubernetes-id-token-$CI_JOB_ID",
      KUBERNETES_SERVER: SERVER,
      KUBERNETES_NAMESPACE: "web",
    },
  });
  expect(script).toHaveLength(2);
});

test("the fragment is valid YAML with the lines as they are", () => {
  const own = job(PEM);
  const [fragment] = parseYaml(renderCiFragment("shop", [own]), "x") as [
    Record<string, { before_script: string[] }>,
  ];
  expect(fragment[".deployer"]?.before_script).toEqual(own.script);
});

describe("the lines, run by a shell", () => {
  const run = (authority?: string) => {
    const { script, variables } = job(authority);
    const folder = freshFolder();
    const env: Record<string, string> = {
      PATH: process.env["PATH"] ?? "",
      CI_PROJECT_DIR: `${folder}/project`,
      CI_JOB_ID: "7",
      KUBERNETES_ID_TOKEN: "a.b.c",
    };
    for (const [name, value] of Object.entries(variables)) {
      env[name] = value.replace(
        /\$(CI_\w+?)(?=\.tmp|$|\/)/g,
        (_, variable: string) => env[variable] ?? "",
      );
    }
    const { status, stderr } = spawnSync("sh", ["-euc", script.join("\n")], {
      env,
      encoding: "utf8",
    });
    const config = JSON.parse(fs.readFileSync(env["KUBECONFIG"] ?? "", "utf8")) as Record<
      string,
      unknown
    >;
    const token = env["KUBERNETES_ID_TOKEN_FILE"] ?? "";
    const result = {
      status,
      stderr,
      config,
      token: fs.readFileSync(token, "utf8"),
      mode: fs.statSync(token).mode & 0o777,
      file: token,
      inside: fs.existsSync(`${folder}/project`),
    };
    fs.rmSync(folder, { recursive: true });
    return result;
  };

  test("write token and kubeconfig outside of the project, for the job alone", () => {
    const { config, file, ...others } = run();
    expect(others).toEqual({ status: 0, stderr: "", token: "a.b.c", mode: 0o600, inside: false });
    expect(config).toEqual({
      apiVersion: "v1",
      kind: "Config",
      clusters: [{ name: "cluster", cluster: { server: SERVER } }],
      users: [{ name: "job", user: { tokenFile: file } }],
      contexts: [{ name: "job", context: { cluster: "cluster", user: "job", namespace: "web" } }],
      "current-context": "job",
    });
  });

  test("name the certificate authority of the server", () => {
    const { config } = run(PEM);
    const data = Buffer.from(PEM).toString("base64");
    expect(config["clusters"]).toEqual([
      { name: "cluster", cluster: { server: SERVER, "certificate-authority-data": data } },
    ]);
  });
});

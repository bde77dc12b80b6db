import { describe, expect, test } from "@jest/globals";
import * as fs from "node:fs";
import { KubernetesCluster, type KubernetesClusterProps } from "../../../lib/constructs/kubernetes";
import { branch } from "../../../lib/constructs/gitlab";
import { parseYaml } from "../../../lib/relying-parties/manifests";
import { freshStack, refusal } from "../../support/synth";
import { deployer, type Estate, estate, PEM, SERVER, written } from "./estate";

const NAME = "Production_authentication_configuration";

/** The one authenticator of a configuration. */
function authenticator(text: unknown): Record<string, unknown> {
  const [document] = parseYaml(String(text), "x") as [{ jwt: [Record<string, unknown>] }];
  return document.jwt[0];
}

test("is a provider configuration without secrets, an audience, and nothing else", () => {
  const { provider, output } = written(() => undefined);
  expect(provider?.["kubernetes"]).toEqual([{ alias: "Production", host: SERVER }]);
  expect(output).toEqual({
    Production_audience: {
      description: "aud of ID tokens for Kubernetes cluster production",
      value: "kubernetes:production",
    },
  });
});

test("carries every option", () => {
  const { provider, output } = written((e) => deployer(e), {
    audience: "k8s.example.com",
    serverCertificateAuthority: PEM.replaceAll("\n", "\r\n"),
    issuerCertificateAuthority: PEM,
    file: "auth.yaml",
  });
  expect(provider?.["kubernetes"]).toEqual([
    { alias: "Production", cluster_ca_certificate: PEM, host: SERVER },
  ]);
  const { value, description } = output?.[NAME] as { value: string; description: string };
  expect(description).toBe("auth.yaml with the ids that Terraform learns on apply");
  expect(authenticator(value)["issuer"]).toEqual({
    url: "https://gitlab.example.com",
    certificateAuthority: PEM,
    audiences: ["k8s.example.com"],
  });
});

/** File and output of a program. */
function configurations(build: (e: Estate) => void): {
  readonly file: string;
  readonly output: string;
} {
  const { app, stack, folder } = freshStack();
  build(estate(stack));
  app.synth();
  const json = JSON.parse(fs.readFileSync(`${folder}/cdk.tf.json`, "utf8")) as {
    output: Record<string, { value: string }>;
  };
  const file = fs.readFileSync(`${folder}/authentication-configuration.yaml`, "utf8");
  fs.rmSync(app.outdir, { recursive: true });
  return { file, output: json.output[NAME]?.value ?? "" };
}

const jobsOf = (name: "Web" | "Api"): string =>
  [
    `has(claims.project_id) && claims.project_id == '\${gitlab_project.${name}.id}'`,
    "has(claims.ref_type) && claims.ref_type == 'branch'",
    "has(claims.ref) && claims.ref == 'main'",
    "has(claims.ref_protected) && claims.ref_protected == 'true'",
  ].join(" && ");

test("all roles share one authenticator, in the file as in the output", () => {
  const { file, output } = configurations((e) => {
    deployer(e);
    const assumedBy = e.api.jobs({ ref: branch("main") });
    deployer(e, { assumedBy, namespace: "api" }, "ApiDeployer");
  });
  expect(file).toBe(output);
  expect(authenticator(file)).toEqual({
    issuer: { url: "https://gitlab.example.com", audiences: ["kubernetes:production"] },
    claimValidationRules: [
      {
        expression: [
          "has(claims.project_id) && claims.project_id in ['${gitlab_project.Web.id}', '${gitlab_project.Api.id}']",
          "has(claims.ref_type) && claims.ref_type == 'branch'",
          "has(claims.ref) && claims.ref == 'main'",
          "has(claims.ref_protected) && claims.ref_protected == 'true'",
        ].join(" && "),
        message: "the job is none that this cluster trusts",
      },
    ],
    claimMappings: {
      username: {
        expression: "'gitlab:' + claims.project_id + ':' + claims.ref_type + ':' + claims.ref",
      },
      groups: {
        expression: `[${jobsOf("Web")} ? 'gitlab:production:web:web-deployer' : '', ${jobsOf("Api")} ? 'gitlab:production:api:api-deployer' : '']`,
      },
    },
    userValidationRules: [
      {
        expression: "!user.username.startsWith('system:')",
        message: "names of the cluster's own are not for jobs",
      },
      {
        expression: "user.groups.all(group, !group.startsWith('system:'))",
        message: "groups of the cluster's own are not for jobs",
      },
    ],
  });
});

describe("a cluster is refused", () => {
  const cluster = (props: Partial<KubernetesClusterProps>) =>
    refusal(
      () => new KubernetesCluster(freshStack().stack, "K", { name: "k", server: SERVER, ...props }),
    );
  test.each<[string, Partial<KubernetesClusterProps>, string]>([
    ["a name in capitals", { name: "Prod" }, "name is not allowed"],
    ["http", { server: "http://x.example" }, "server is not allowed"],
    ["a path", { server: "https://x.example/k8s" }, "server is not allowed"],
    ["a secret in the URL", { server: "https://a:b@x.example" }, "server is not allowed"],
    ["a space in the audience", { audience: "a b" }, "audience is not allowed"],
    [
      "a file as certificate",
      { serverCertificateAuthority: "/etc/ca.pem" },
      "serverCertificateAuthority is not allowed",
    ],
    [
      "a private key",
      { issuerCertificateAuthority: PEM.replaceAll("CERTIFICATE", "PRIVATE KEY") },
      "issuerCertificateAuthority is not allowed",
    ],
  ])("with %s", (_name, props, problem) => {
    const { code, where, message } = cluster(props);
    expect([code, where, message.split(";")[0]]).toEqual(["ERR_PROP", "shop/K", problem]);
  });

  test("with a file that is no YAML", () => {
    const e = estate(freshStack().stack, { file: "auth.txt" });
    expect(refusal(() => deployer(e)).message.split(";")[0]).toBe(
      "the name of a file is not allowed",
    );
  });

  test("twice", () => {
    const { stack } = freshStack();
    estate(stack);
    expect(
      refusal(() => new KubernetesCluster(stack, "K", { name: "k", server: SERVER })).code,
    ).toBe("ERR_DUPLICATE");
  });
});

test("two clusters of a stack need files of their own", () => {
  const { stack } = freshStack();
  const e = estate(stack);
  deployer(e);
  const at = { name: "staging", server: "https://b.example" };
  const other = new KubernetesCluster(stack, "Staging", at);
  expect(refusal(() => deployer({ ...e, cluster: other }, {}, "Other"))).toMatchObject({
    code: "ERR_DUPLICATE",
    message: expect.stringMatching(/^the file authentication-configuration.yaml is defined twice/),
  });
});

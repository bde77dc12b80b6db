import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadedExample } from "../../test/support/example";
import { clouds } from "../../test/support/pipeline/clouds";
import { FEDERATION_FILES } from "../../test/support/pipeline/federation-files";
import { PIPELINE_PART, ROOT } from "../../test/support/pipeline/part";
import { type Call, recorder, type Recorder } from "../../test/support/pipeline/recorder";
import { repository, type Repository } from "../../test/support/pipeline/repository";
import type { Environment } from "../../test/support/terraform/reattach";
import { describeWith } from "../../test/support/terraform/describe-with";

const LONGEST_RUN_MS = 60_000;
const COMPONENT = readFileSync(join(ROOT, "templates/federation/template.yml"), "utf8");
const README = readFileSync(join(__dirname, "README.md"), "utf8");
const PLAN = "cdktf.out/stacks/clouds/plan.bin";

/** A configuration that includes the identities and the component. */
function including(inputs: Readonly<Record<string, string>>, more = ""): string {
  const given = Object.entries(inputs).map(([name, value]) => `      ${name}: "${value}"\n`);
  return [
    "include:\n  - local: federation.gitlab-ci.yml\n  - local: template.yml\n",
    `    inputs:\n${given.join("")}${more}`,
  ].join("");
}

/** The block of the README in which a hidden job is defined. */
function fromReadme(job: string): string {
  const blocks = [...README.matchAll(/^```yaml\n([^]*?)^```$/gm)].map(([, block = ""]) => block);
  return blocks.find((block) => block.startsWith(`.${job}:`)) ?? "";
}

/** A configuration whose pipeline plans and deploys as these identities. */
function configuration(plan: string, deploy: string, more = ""): string {
  return including(
    {
      stack: "clouds",
      "plan-identity": plan,
      "deploy-identity": deploy,
      install: "true",
      synth: "mkdir -p cdktf.out/stacks && cp -r prepared cdktf.out/stacks/clouds",
    },
    more,
  );
}

const TMP = "$CI_PROJECT_DIR.tmp";
const POOL =
  "projects/123456789012/locations/global/workloadIdentityPools/gitlab-platform/providers/gitlab";
const AZURE = {
  ARM_CLIENT_ID: "aaaaaaaa-0000-0000-0000-000000000001",
  ARM_OIDC_TOKEN_FILE_PATH: `${TMP}/azure-id-token-88`,
  ARM_SUBSCRIPTION_ID: "66666666-7777-8888-9999-000000000000",
  ARM_TENANT_ID: "11111111-2222-3333-4444-555555555555",
  ARM_USE_OIDC: "true",
};

/** What Terraform finds, by the identity whose hidden job the plan extends. */
const SEEN: Readonly<Record<string, Found>> = {
  AwsPlan: {
    variables: { AWS_ID_TOKEN: "token-for-aws" },
    environment: {
      AWS_ID_TOKEN: "token-for-aws",
      AWS_REGION: "eu-central-1",
      AWS_ROLE_ARN: "arn:aws:iam::222233334444:role/AwsPlan",
      AWS_ROLE_SESSION_NAME: "gitlab-4711-99-88",
      AWS_WEB_IDENTITY_TOKEN_FILE: `${TMP}/aws-id-token-88`,
    },
    files: { [`${TMP}/aws-id-token-88`]: ["600", "token-for-aws"] },
  },
  "google-plan": {
    variables: { GCP_ID_TOKEN: "token-for-google" },
    environment: {
      CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE: `${TMP}/gcp-credentials-88.json`,
      CLOUDSDK_CORE_PROJECT: "acme-platform",
      GCP_ID_TOKEN: "token-for-google",
      GCP_ID_TOKEN_FILE: `${TMP}/gcp-id-token-88`,
      GOOGLE_APPLICATION_CREDENTIALS: `${TMP}/gcp-credentials-88.json`,
    },
    files: {
      [`${TMP}/gcp-id-token-88`]: ["600", "token-for-google"],
      [`${TMP}/gcp-credentials-88.json`]: [
        "600",
        JSON.stringify({
          type: "external_account",
          audience: `//iam.googleapis.com/${POOL}`,
          subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
          token_url: "https://sts.googleapis.com/v1/token",
          service_account_impersonation_url:
            "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/google-plan@acme-platform.iam.gserviceaccount.com:generateAccessToken",
          credential_source: { file: `${TMP}/gcp-id-token-88` },
        }),
      ],
    },
  },
  AzurePlan: {
    variables: {
      AZURE_ID_TOKEN: "token-for-azure",
      AZUREPLAN_CLIENT_ID: AZURE.ARM_CLIENT_ID,
    },
    environment: {
      ...AZURE,
      AZURE_CLIENT_ID: AZURE.ARM_CLIENT_ID,
      AZURE_FEDERATED_TOKEN_FILE: AZURE.ARM_OIDC_TOKEN_FILE_PATH,
      AZURE_ID_TOKEN: "token-for-azure",
      AZURE_TENANT_ID: AZURE.ARM_TENANT_ID,
    },
    files: { [AZURE.ARM_OIDC_TOKEN_FILE_PATH]: ["600", "token-for-azure"] },
  },
  vaultplan: {
    variables: { VAULT_ID_TOKEN: "token-for-vault" },
    environment: {
      VAULT_ADDR: "https://vault.example.com:8200",
      VAULT_AUTH_PATH: "gitlab",
      VAULT_AUTH_ROLE: "vaultplan",
      VAULT_ID_TOKEN: "token-for-vault",
      VAULT_SERVER_URL: "https://vault.example.com:8200",
    },
    files: {},
  },
  "cluster-plan": {
    variables: { KUBERNETES_ID_TOKEN: "token-for-kubernetes" },
    environment: {
      KUBECONFIG: `${TMP}/kubeconfig-88`,
      KUBERNETES_ID_TOKEN: "token-for-kubernetes",
      KUBERNETES_ID_TOKEN_FILE: `${TMP}/kubernetes-id-token-88`,
      KUBERNETES_NAMESPACE: "platform",
      KUBERNETES_SERVER: "https://10.0.0.1:6443",
    },
    files: {
      [`${TMP}/kubernetes-id-token-88`]: ["600", "token-for-kubernetes"],
      [`${TMP}/kubeconfig-88`]: [
        "600",
        JSON.stringify({
          apiVersion: "v1",
          kind: "Config",
          clusters: [{ name: "cluster", cluster: { server: "https://10.0.0.1:6443" } }],
          users: [{ name: "job", user: { tokenFile: `${TMP}/kubernetes-id-token-88` } }],
          contexts: [
            {
              name: "job",
              context: { cluster: "cluster", user: "job", namespace: "platform" },
            },
          ],
          "current-context": "job",
        }),
      ],
    },
  },
};

interface Found {
  /** The ID token, and the CI/CD variables that the hidden job reads. */
  readonly variables: Environment;
  readonly environment: Environment;
  readonly files: Call["files"];
}

describeWith(PIPELINE_PART, "the component", () => {
  test("is the pipeline of the example", async () => {
    const { ".gitlab-ci.yml": yaml, ...files } = FEDERATION_FILES;
    const own = repository({ ...files, ".gitlab-ci.yml": yaml });
    const component = repository({
      ...files,
      "template.yml": COMPONENT,
      ".gitlab-ci.yml": including({
        stack: "platform",
        "plan-identity": "FederationPlan",
        "deploy-identity": "FederationDeploy",
      }),
    });
    const [expected, included] = [await own.preview(), await component.preview()];
    own.remove();
    component.remove();
    expect(included).toBe(expected);
  });

  describe("becomes each relying party's identity as synth wrote it", () => {
    let tools: Recorder;
    let repo: Repository;
    beforeAll(async () => {
      const { texts } = loadedExample(clouds);
      tools = recorder();
      repo = repository(
        {
          "template.yml": COMPONENT,
          "federation.gitlab-ci.yml": texts.get("federation.gitlab-ci.yml") ?? "",
          "prepared/cdk.tf.json": texts.get("cdk.tf.json") ?? "",
          "prepared/federation.json": texts.get("federation.json") ?? "",
          ".gitlab-ci.yml": configuration("AwsPlan", "AwsDeploy"),
        },
        { environment: tools.environment, variables: { CI_JOB_ID: "88", CI_PIPELINE_ID: "99" } },
      );
      expect(await repo.run("main", { jobs: ["synth"] })).toMatchObject({ passed: true });
    });
    afterAll(() => {
      repo.remove();
      tools.remove();
    });

    const planned = async (config: string, variables: Environment): Promise<readonly Call[]> => {
      repo.commit("change", { ".gitlab-ci.yml": config });
      const run = await repo.run("merge request", { jobs: ["plan"], variables });
      expect(run).toMatchObject({ passed: true });
      for (const token of Object.values(variables)) expect(run.output).not.toContain(token);
      return tools.calls();
    };

    test.each(Object.entries(SEEN))(
      "%s",
      async (identity, { variables, environment, files }) => {
        const calls = await planned(configuration(identity, "AwsDeploy"), variables);
        expect(calls).toEqual(
          [
            ["init", "-input=false"],
            ["plan", "-input=false", "-lock=false", "-out=plan.bin"],
            ["show", "-json", "plan.bin"],
          ].map((words) => ({ program: "terraform", words, input: "", environment, files })),
        );
      },
      LONGEST_RUN_MS,
    );

    test(
      "several at once, as the README has it: Vault gives a token for the job's, which is no argument",
      async () => {
        const given = [SEEN["AwsPlan"], SEEN["vaultplan"], SEEN["cluster-plan"]];
        const union = <Key extends keyof Found>(key: Key) =>
          Object.assign({}, ...given.map((found) => found?.[key])) as Found[Key];
        const [login, ...terraform] = await planned(
          configuration("plan-identities", "AwsDeploy", fromReadme("plan-identities")),
          union("variables"),
        );
        expect(login).toEqual({
          program: "vault",
          words: ["write", "-field=token", "auth/gitlab/login", "role=vaultplan", "jwt=-"],
          input: "token-for-vault",
          environment: expect.objectContaining({ VAULT_ADDR: "https://vault.example.com:8200" }),
          files: expect.anything(),
        });
        expect(terraform.map(({ words: [command] }) => command)).toEqual(["init", "plan", "show"]);
        for (const call of terraform) {
          expect(call.environment).toEqual({
            ...union("environment"),
            KUBE_TOKEN: "token-for-kubernetes",
            VAULT_TOKEN: "hvs.session",
          });
          expect(call.files).toEqual(union("files"));
        }
      },
      LONGEST_RUN_MS,
    );

    test(
      "apply: the identity that writes, on main alone",
      async () => {
        const plan = createHash("sha256")
          .update(readFileSync(repo.artifact(PLAN)))
          .digest("hex");
        repo.commit("main", {
          ".gitlab-ci.yml": configuration("AwsPlan", "google-deploy"),
          "reviewed-plan.sha256": `${plan}  ${PLAN}\n`,
        });
        const variables = { GCP_ID_TOKEN: "token-for-google" };
        expect(await repo.run("main", { jobs: ["apply"], variables })).toMatchObject({
          passed: true,
        });
        const [, apply] = tools.calls();
        expect(apply?.words).toEqual(["apply", "-input=false", "plan.bin"]);
        expect(apply?.environment).toEqual(SEEN["google-plan"]?.environment);
        expect(apply?.files[`${TMP}/gcp-credentials-88.json`]?.[1]).toMatch(
          /serviceAccounts\/google-deploy@acme-platform\.iam\.gserviceaccount\.com:/,
        );
      },
      LONGEST_RUN_MS,
    );

    test("an identity that nobody wrote is refused", async () => {
      repo.commit("change", { ".gitlab-ci.yml": configuration("Nobody", "AwsDeploy") });
      await expect(repo.preview()).rejects.toThrow(/Nobody/);
    });

    test("a client id that is not set stops the job with the variable's name", async () => {
      repo.commit("change", { ".gitlab-ci.yml": configuration("AzurePlan", "AwsDeploy") });
      const run = await repo.run("merge request", {
        jobs: ["plan"],
        variables: { AZURE_ID_TOKEN: "token-for-azure" },
      });
      expect(run.passed).toBe(false);
      expect(run.output).toMatch(
        /AZUREPLAN_CLIENT_ID: set this CI\/CD variable to the Terraform output AzurePlan_client_id/,
      );
      expect(tools.calls()).toEqual([]);
    });
  });
});

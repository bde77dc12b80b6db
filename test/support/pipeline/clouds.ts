import type { App } from "cdktf";
import { AwsAccount, AwsRole, policyStatement } from "cdktf-gitlab-federation/aws";
import { azureRole, EntraApplication, EntraTenant } from "cdktf-gitlab-federation/entra";
import {
  artifactRegistry,
  GcpServiceAccount,
  GcpWorkloadIdentityPool,
} from "cdktf-gitlab-federation/gcp";
import {
  branch,
  FederationStack,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";
import {
  KubernetesCluster,
  namespaceDeployer,
  NamespaceRole,
} from "cdktf-gitlab-federation/kubernetes";
import { kvPath, VaultRole, VaultServer } from "cdktf-gitlab-federation/vault";

const SUBSCRIPTION = "66666666-7777-8888-9999-000000000000";

/** One identity of each relying party that a federation is planned with, and one that it is deployed with. */
export function clouds(app: App): FederationStack {
  const stack = new FederationStack(app, "clouds", { gitlab: GitlabInstance.gitlabCom() });
  const federation = GitlabProject.fromPath(stack, "Federation", {
    path: "acme/platform/federation",
    subjectTemplate: ["project_id", "ref_type", "ref", "ref_protected", "environment_protected"],
  });
  federation.protectBranch("main", { push: "no one", merge: "maintainer" });
  federation.protectEnvironment("production", { deploy: "maintainer" });

  const account = new AwsAccount(stack, "Account", {
    accountId: "222233334444",
    region: "eu-central-1",
  });
  const pool = new GcpWorkloadIdentityPool(stack, "Google", {
    projectId: "acme-platform",
    projectNumber: "123456789012",
    poolId: "gitlab-platform",
  });
  const tenant = new EntraTenant(stack, "Azure", {
    tenantId: "11111111-2222-3333-4444-555555555555",
    subscriptionId: SUBSCRIPTION,
  });
  const server = new VaultServer(stack, "Vault", { address: "https://vault.example.com:8200" });
  const cluster = new KubernetesCluster(stack, "Cluster", {
    name: "production",
    server: "https://10.0.0.1:6443",
  });

  const because = "the pipeline of the federation";
  const plans = federation.mergeRequestJobs({ because });
  const deploys = federation.jobs({ ref: branch("main"), environmentProtected: true });
  for (const [step, assumedBy] of Object.entries({ Plan: plans, Deploy: deploys })) {
    new AwsRole(stack, `Aws${step}`, { account, assumedBy, because }).grant(
      policyStatement({
        actions: ["iam:GetRole"],
        resources: ["arn:aws:iam::222233334444:role/federated/*"],
        words: "read roles",
      }),
    );
    new GcpServiceAccount(stack, `Google${step}`, { pool, assumedBy, because }).grant(
      artifactRegistry("europe-west3", "platform").push(),
    );
    new EntraApplication(stack, `Azure${step}`, {
      tenant,
      assumedBy,
      because,
      ...(step === "Plan" ? { notEnforced: { pipeline_source: "the identity reads alone" } } : {}),
    }).grant(azureRole(`/subscriptions/${SUBSCRIPTION}/resourceGroups/platform`, "Reader"));
    new VaultRole(stack, `Vault${step}`, { server, assumedBy, because }).grant(
      kvPath("kv", "platform").read(),
    );
    new NamespaceRole(stack, `Cluster${step}`, {
      cluster,
      namespace: "platform",
      assumedBy,
      because,
    }).grant(namespaceDeployer());
  }
  return stack;
}

import { App } from "cdktf";
import { AwsAccount, AwsRole, s3Prefix } from "cdktf-gitlab-federation/aws";
import { ActiveDirectory, AdGroup } from "cdktf-gitlab-federation/directory";
import { azureRole, EntraApplication, EntraTenant } from "cdktf-gitlab-federation/entra";
import {
  artifactRegistry,
  gcsPrefix,
  GcpServiceAccount,
  GcpWorkloadIdentityPool,
} from "cdktf-gitlab-federation/gcp";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";
import {
  KubernetesCluster,
  namespaceDeployer,
  NamespaceRole,
} from "cdktf-gitlab-federation/kubernetes";
import { kvPath, VaultRole, VaultServer } from "cdktf-gitlab-federation/vault";

/** One release job opens the same door in five places: AWS, Google, Entra, Vault and Kubernetes. */
export function multiCloud(app: App): FederationStack {
  const stack = new FederationStack(app, "shop", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
  });

  const corp = new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
  });
  const releasers = AdGroup.fromName(stack, "Releasers", {
    directory: corp,
    name: "G-Shop-Releasers",
  });
  const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
  shop.grantMaintainer(releasers);
  const web = new GitlabProject(stack, "Web", { group: shop, path: "web" });
  web.protectBranch("main", { push: "no one", merge: "maintainer" });
  web.protectEnvironment("production", { deploy: "maintainer" });

  const releases = web.jobs({
    ref: branch("main"),
    deploymentTier: "production",
    environmentProtected: true,
  });

  const account = new AwsAccount(stack, "Aws", {
    accountId: "111122223333",
    region: "eu-central-1",
  });
  new AwsRole(stack, "Publisher", {
    account,
    assumedBy: releases,
    because: "uploads the built storefront",
  }).grant(s3Prefix("shop-web", "releases/").readWrite());

  const pool = new GcpWorkloadIdentityPool(stack, "Google", {
    projectId: "shop-prod",
    projectNumber: "123456789012",
    poolId: "gitlab-shop",
  });
  new GcpServiceAccount(stack, "Mirror", {
    pool,
    assumedBy: releases,
    because: "mirrors the release and its images",
  }).grant(
    gcsPrefix("shop-web-mirror", "releases/").readWrite(),
    artifactRegistry("europe-west3", "shop").push(),
  );

  const tenant = new EntraTenant(stack, "Azure", {
    tenantId: "11111111-2222-3333-4444-555555555555",
    subscriptionId: "66666666-7777-8888-9999-000000000000",
  });
  new EntraApplication(stack, "Notifier", {
    tenant,
    assumedBy: releases,
    because: "tells the event grid of a release",
  }).grant(
    azureRole(
      "/subscriptions/66666666-7777-8888-9999-000000000000/resourceGroups/shop",
      "EventGrid Data Sender",
    ),
  );

  const vault = new VaultServer(stack, "Vault", { address: "https://vault.example.com:8200" });
  new VaultRole(stack, "Secrets", {
    server: vault,
    assumedBy: releases,
    because: "reads what the release needs",
  }).grant(kvPath("kv", "shop/web").read());

  const cluster = new KubernetesCluster(stack, "Cluster", {
    name: "production",
    server: "https://10.0.0.1:6443",
  });
  new NamespaceRole(stack, "Deployer", {
    cluster,
    namespace: "shop",
    assumedBy: releases,
    because: "rolls the release out",
  }).grant(namespaceDeployer());

  return stack;
}

if (require.main === module) {
  const app = new App();
  multiCloud(app);
  app.synth();
}

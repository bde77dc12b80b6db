import { App } from "cdktf";
import { ActiveDirectory, AdGroup } from "cdktf-gitlab-federation/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";
import {
  AgentNamespaceRole,
  GitlabAgent,
  KubernetesCluster,
  namespaceDeployer,
  NamespaceRole,
} from "cdktf-gitlab-federation/kubernetes";

/** Two teams on one cluster: payments deploys with its ID token, which the API server checks by itself; search comes through GitLab's agent. */
export function kubernetesNamespaces(app: App): FederationStack {
  const stack = new FederationStack(app, "namespaces", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
  });

  // People: each team's maintainers merge into the protected branch.
  const directory = new ActiveDirectory(stack, "Directory", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
  });
  const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
  shop.grantMaintainer(AdGroup.fromName(stack, "Releasers", { directory, name: "G-Releasers" }));

  const payments = new GitlabProject(stack, "Payments", { group: shop, path: "payments" });
  payments.protectBranch("main", { push: "no one", merge: "maintainer" });
  payments.protectEnvironment("production", { deploy: "maintainer" });
  const search = new GitlabProject(stack, "Search", { group: shop, path: "search" });
  search.protectBranch("main", { push: "no one", merge: "maintainer" });
  search.protectEnvironment("production", { deploy: "maintainer" });

  const cluster = new KubernetesCluster(stack, "Production", {
    name: "production",
    server: "https://kubernetes.example.com:6443",
  });

  // Structured authentication: the token itself is the job's way in.
  new NamespaceRole(stack, "PaymentsDeployer", {
    cluster,
    namespace: "payments",
    assumedBy: payments.jobs({
      ref: branch("main"),
      environment: "production",
      environmentProtected: true,
    }),
    because: "deploys payments from main",
  }).grant(namespaceDeployer());

  // The agent: jobs reach the cluster through GitLab, each as itself.
  const agent = new GitlabAgent(stack, "Agent", { project: search, name: "production" });
  agent.allow(search, { environments: ["production"] });
  new AgentNamespaceRole(stack, "SearchDeployer", {
    cluster,
    namespace: "search",
    project: search,
    deploymentTier: "production",
    because: "deploys search from protected branches",
  }).grant(namespaceDeployer());

  return stack;
}

if (require.main === module) {
  const app = new App();
  kubernetesNamespaces(app);
  app.synth();
}

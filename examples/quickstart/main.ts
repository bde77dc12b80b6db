import { App } from "cdktf";
import { AwsAccount, AwsRole, ecrRepository, s3Prefix } from "cdktf-gitlab-federation/aws";
import { ActiveDirectory, AdGroup } from "cdktf-gitlab-federation/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";

/** A web shop on a self-managed GitLab: directory groups decide who may release, and releases may write to AWS. */
export function quickstart(app: App): FederationStack {
  const stack = new FederationStack(app, "shop", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
    production: [{ tier: "production" }],
  });

  // People: the directory decides who may push.
  const corp = new ActiveDirectory(stack, "Corp", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
  });
  const engineers = new AdGroup(stack, "Engineers", {
    directory: corp,
    name: "G-Shop-Engineers",
    container: "OU=Groups,DC=corp,DC=example",
  });
  const releasers = AdGroup.fromName(stack, "Releasers", {
    directory: corp,
    name: "G-Shop-Releasers",
  });

  const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
  shop.grantDeveloper(engineers);
  shop.grantMaintainer(releasers);

  // Code: which refs exist, and who may change them.
  const web = new GitlabProject(stack, "Web", { group: shop, path: "web" });
  web.protectBranch("main", { push: "no one", merge: "maintainer" });
  web.protectEnvironment("production", { deploy: "maintainer" });

  // Pipelines: production deployments from the protected branch, and nothing else.
  const releases = web.jobs({
    ref: branch("main"),
    deploymentTier: "production",
    environmentProtected: true,
  });

  const production = new AwsAccount(stack, "Production", {
    accountId: "111122223333",
    region: "eu-central-1",
  });
  const publisher = new AwsRole(stack, "StorefrontPublisher", {
    account: production,
    assumedBy: releases,
    because: "uploads the built storefront and its container image",
  });
  publisher.grant(s3Prefix("shop-web", "releases/").readWrite(), ecrRepository("shop/web").push());

  return stack;
}

if (require.main === module) {
  const app = new App();
  quickstart(app);
  app.synth();
}

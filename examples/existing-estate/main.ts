import { App } from "cdktf";
import { AwsAccount, AwsRole, eksCluster } from "cdktf-gitlab-federation/aws";
import { ActiveDirectory, AdGroup } from "cdktf-gitlab-federation/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";

/** Directory, groups, project and OIDC provider exist: only a role link and a cloud role are added. */
export function existingEstate(app: App): FederationStack {
  const stack = new FederationStack(app, "estate", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://git.example.org",
      version: "18.8",
      tier: "ultimate",
    }),
  });

  const directory = new ActiveDirectory(stack, "Directory", {
    domainController: "dc.example.org",
    realm: "EXAMPLE.ORG",
  });
  const operators = AdGroup.fromName(stack, "Operators", { directory, name: "G-Operators" });

  const platform = GitlabGroup.fromPath(stack, "Platform", { path: "platform" });
  platform.grantMaintainer(operators);

  const cluster = GitlabProject.fromPath(stack, "Cluster", { path: "platform/cluster" });
  const account = new AwsAccount(stack, "Shared", {
    accountId: "777788889999",
    region: "eu-north-1",
    existingOidcProvider: true,
  });
  new AwsRole(stack, "ClusterDeployer", {
    account,
    assumedBy: cluster.jobs({ ref: branch("main") }),
    because: "finds the cluster for deployments from main",
    notEnforced: {
      project_id: "the project keeps GitLab's default subject, and its path is never given away",
      ref_protected: "main is protected by the platform team; the default subject cannot say so",
    },
  }).grant(eksCluster("platform").describe());

  return stack;
}

if (require.main === module) {
  const app = new App();
  existingEstate(app);
  app.synth();
}

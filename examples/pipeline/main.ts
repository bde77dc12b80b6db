import { App } from "cdktf";
import { AwsAccount, AwsRole, policyStatement, s3Prefix } from "cdktf-gitlab-federation/aws";
import { OktaGroup } from "cdktf-gitlab-federation/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";

const ACCOUNT_ID = "222233334444";
/** What the pipeline deploys; its own two identities lie outside, so it cannot widen itself. */
const FEDERATED = `arn:aws:iam::${ACCOUNT_ID}:role/federated/*`;
const PROVIDERS = `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/*`;

/** A federation that is deployed by its own repository's pipeline: merge requests plan, the protected branch applies. */
export function pipeline(app: App): FederationStack {
  const stack = new FederationStack(app, "platform", {
    gitlab: GitlabInstance.gitlabCom(),
    state: { gitlabProjectId: 4711 },
  });
  const account = new AwsAccount(stack, "Platform Account", {
    accountId: ACCOUNT_ID,
    region: "eu-central-1",
  });

  // People: engineers propose, owners merge and deploy.
  const platform = GitlabGroup.fromPath(stack, "Acme Platform", { path: "acme/platform" });
  platform.grantDeveloper(OktaGroup.fromName("acme-platform-engineers"));
  platform.grantMaintainer(OktaGroup.fromName("acme-platform-owners"));

  // This repository. It keeps the state, so it exists before the first apply.
  const federation = GitlabProject.fromPath(stack, "Federation", {
    path: "acme/platform/federation",
    subjectTemplate: ["project_id", "ref_type", "ref", "environment_protected"],
  });
  federation.protectBranch("main", { push: "no one", merge: "maintainer" });
  federation.protectEnvironment("production", { deploy: "maintainer", requiredApprovals: 1 });

  // Its pipeline: jobs that run unreviewed code read, and the reviewed deployment writes.
  new AwsRole(stack, "FederationPlan", {
    account,
    path: "/pipeline/",
    assumedBy: [
      federation.mergeRequestJobs({
        because: "a merge request is reviewed by its plan, and this identity reads alone",
      }),
      federation.jobs({ ref: branch("main") }),
    ],
    because: "reads what is deployed, to plan the federation",
  }).grant(
    policyStatement({
      actions: [
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListRole*",
        "iam:ListAttachedRolePolicies",
      ],
      resources: [`arn:aws:iam::${ACCOUNT_ID}:role/*`],
      words: "read roles",
    }),
    policyStatement({
      actions: ["iam:GetOpenIDConnectProvider"],
      resources: [PROVIDERS],
      words: "read OIDC providers",
    }),
  );
  new AwsRole(stack, "FederationDeploy", {
    account,
    path: "/pipeline/",
    assumedBy: federation.jobs({
      ref: branch("main"),
      environmentProtected: true,
    }),
    permissionsBoundaryArn: `arn:aws:iam::${ACCOUNT_ID}:policy/federation-pipeline`,
    because: "applies the reviewed plan of the federation",
  }).grant(
    policyStatement({
      actions: [
        "iam:CreateRole",
        "iam:DeleteRole",
        "iam:DeleteRolePolicy",
        "iam:PutRolePolicy",
        "iam:TagRole",
        "iam:UntagRole",
        "iam:UpdateAssumeRolePolicy",
        "iam:UpdateRole",
      ],
      resources: [FEDERATED],
      words: "manage the federated roles",
    }),
    policyStatement({
      actions: [
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:ListRole*",
        "iam:ListAttachedRolePolicies",
      ],
      resources: [`arn:aws:iam::${ACCOUNT_ID}:role/*`],
      words: "read roles",
    }),
    policyStatement({
      actions: ["iam:GetOpenIDConnectProvider"],
      resources: [PROVIDERS],
      words: "read OIDC providers",
    }),
  );

  // What the federation is for: here one team.
  const site = new GitlabProject(stack, "Site", { group: platform, path: "site" });
  site.protectBranch("main", { push: "no one", merge: "maintainer" });
  new AwsRole(stack, "SitePublisher", {
    account,
    path: "/federated/",
    assumedBy: site.jobs({ ref: branch("main") }),
    because: "publishes the site from main",
  }).grant(s3Prefix("acme-site", "").readWrite());

  return stack;
}

if (require.main === module) {
  const app = new App();
  pipeline(app);
  app.synth();
}

import { App } from "cdktf";
import { AwsAccount, AwsRole, s3Prefix } from "cdktf-gitlab-federation/aws";
import { OktaGroup } from "cdktf-gitlab-federation/directory";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";

/** A team on gitlab.com: SAML groups decide the roles, and AWS checks GitLab's ids as condition keys. */
export function gitlabCom(app: App): FederationStack {
  const stack = new FederationStack(app, "acme", { gitlab: GitlabInstance.gitlabCom() });

  const engineers = OktaGroup.fromName("acme-engineers");
  const releasers = OktaGroup.fromName("acme-releasers");

  const platform = GitlabGroup.fromPath(stack, "Acme", { path: "acme" });
  const payments = new GitlabGroup(stack, "Payments", { path: "payments", parent: platform });
  payments.grantDeveloper(engineers);
  payments.grantMaintainer(releasers);

  const ledger = new GitlabProject(stack, "Ledger", { group: payments, path: "ledger" });
  ledger.protectBranch("main", { push: "no one", merge: "maintainer" });
  ledger.protectTag("v*", { create: "maintainer" });

  const account = new AwsAccount(stack, "Payments Account", {
    accountId: "444455556666",
    region: "eu-west-1",
  });
  new AwsRole(stack, "LedgerReleaser", {
    account,
    assumedBy: ledger.jobs({ ref: branch("main") }).or(ledger.tagJobs({ ref: "v*" })),
    because: "publishes ledger builds from main and from release tags",
  }).grant(s3Prefix("acme-ledger", "builds/").readWrite());

  return stack;
}

if (require.main === module) {
  const app = new App();
  gitlabCom(app);
  app.synth();
}

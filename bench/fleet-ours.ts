import { App } from "cdktf";
import { AwsAccount, AwsRole, s3Prefix } from "../dist/constructs/aws";
import {
  branch,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "../dist/constructs/gitlab";
import { measured, PROJECTS } from "./fleet";

measured((outdir) => {
  const app = new App({ outdir });
  const stack = new FederationStack(app, "fleet", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
  });
  const account = new AwsAccount(stack, "Account", {
    accountId: "111122223333",
    region: "eu-central-1",
  });
  const group = new GitlabGroup(stack, "Group", { path: "fleet" });
  for (let i = 0; i < PROJECTS; i++) {
    const project = new GitlabProject(stack, `p${i}`, { group, path: `p${i}` });
    project.protectBranch("main", { push: "no one", merge: "maintainer" });
    project.protectBranch("staging", { push: "no one", merge: "developer" });
    project.protectTag("v*", { create: "maintainer" });
    const roles = [
      { id: "deploy", jobs: project.jobs({ ref: branch("main") }) },
      { id: "stage", jobs: project.jobs({ ref: branch("staging") }) },
      { id: "release", jobs: project.tagJobs({ ref: "v*" }) },
    ];
    for (const { id, jobs } of roles) {
      new AwsRole(stack, `p${i}-${id}`, {
        account,
        assumedBy: jobs,
        because: `${id} of p${i}`,
      }).grant(s3Prefix("fleet-artifacts", `p${i}/${id}`).readWrite());
    }
  }
  app.synth();
});

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
import { type Team, TEAMS } from "./teams";

/** A table of teams: each gets a group, a project and three roles, all tight in the same way. */
export function manyTeams(app: App, teams: readonly Team[] = TEAMS): FederationStack {
  const stack = new FederationStack(app, "retail", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
  });
  const directory = new ActiveDirectory(stack, "Directory", {
    domainController: "dc1.corp.example",
    realm: "CORP.EXAMPLE",
  });
  const account = new AwsAccount(stack, "Retail", {
    accountId: "222233334444",
    region: "eu-central-1",
  });
  const retail = new GitlabGroup(stack, "Group", { path: "retail" });
  for (const team of teams) addTeam(team);
  return stack;

  function addTeam({ name, bucket }: Team): void {
    const people = (role: string) =>
      AdGroup.fromName(stack, `${name}-${role}`, { directory, name: `G-${name}-${role}` });
    const group = new GitlabGroup(stack, name, { path: name, parent: retail });
    group.grantDeveloper(people("engineers"));
    group.grantMaintainer(people("releasers"));

    const app = new GitlabProject(stack, `${name}-app`, { group, path: "app" });
    app.protectBranch("main", { push: "no one", merge: "maintainer" });
    app.protectBranch("staging", { push: "no one", merge: "developer" });
    app.protectTag("v*", { create: "maintainer" });

    new AwsRole(stack, `${name}-builder`, {
      account,
      assumedBy: app.jobs({ ref: branch("staging") }),
      because: `pushes ${name}'s images from staging`,
    }).grant(ecrRepository(`retail/${name}`).push());
    new AwsRole(stack, `${name}-deployer`, {
      account,
      assumedBy: app.jobs({ ref: branch("main") }),
      because: `uploads ${name}'s assets from main`,
    }).grant(s3Prefix(bucket, "live/").readWrite());
    new AwsRole(stack, `${name}-publisher`, {
      account,
      assumedBy: app.tagJobs({ ref: "v*" }),
      because: `archives ${name}'s releases`,
    }).grant(s3Prefix(bucket, "releases/").write());
  }
}

if (require.main === module) {
  const app = new App();
  manyTeams(app);
  app.synth();
}

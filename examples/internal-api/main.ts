import { App } from "cdktf";
import {
  branch,
  branches,
  FederationStack,
  GitlabGroup,
  GitlabInstance,
  GitlabProject,
} from "cdktf-gitlab-federation/gitlab";
import { InternalApi, InternalApiRole } from "cdktf-gitlab-federation/internal-api/constructs";

/** A private artifact store: release jobs publish to it, every job of the project on a protected branch reads from it. */
export function internalApi(app: App): FederationStack {
  const stack = new FederationStack(app, "artifacts", {
    gitlab: GitlabInstance.selfManaged({
      url: "https://gitlab.example.com",
      version: "19.2",
      tier: "premium",
    }),
  });

  const shop = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group: shop, path: "web" });
  web.protectBranch("main", { push: "no one", merge: "maintainer" });
  web.protectBranch("release/*", { push: "no one", merge: "maintainer" });

  const store = new InternalApi(stack, "ArtifactStore", {
    url: "https://artifacts.corp.example",
  });
  new InternalApiRole(stack, "publisher", {
    api: store,
    assumedBy: web.jobs({ ref: branch("main") }),
    because: "publishes the built storefront",
  });
  new InternalApiRole(stack, "reader", {
    api: store,
    assumedBy: [web.jobs({ ref: branch("main") }), web.jobs({ ref: branches("release/*") })],
    because: "builds from artifacts of earlier pipelines",
  });

  return stack;
}

if (require.main === module) {
  const app = new App();
  internalApi(app);
  app.synth();
}

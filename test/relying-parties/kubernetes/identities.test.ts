import { expect, test } from "@jest/globals";
import { exact, GITLAB_DOT_COM, jobToken, trustOf } from "../../../lib/core";
import { identityDocuments } from "../../../lib/relying-parties";
import { identities } from "../../../lib/relying-parties/kubernetes";
import { AUDIENCE, clusterOf } from "../../support/kubernetes";
import { agentStack } from "../../support/kubernetes-agents";

test("a binding answers as every identity does", () => {
  const stack = clusterOf({}, ["User gitlab:20"]);
  const [identity, ...others] = identities(stack);
  expect(others).toEqual([]);
  expect([identity?.relyingParty, identity?.identity, identity?.name]).toEqual([
    "kubernetes",
    "rbac.yaml#deploy",
    "deploy",
  ]);
  const trust = trustOf({
    iss: exact("https://gitlab.com"),
    aud: exact(AUDIENCE),
    project_id: exact("20"),
  });
  expect(identity?.read({ issuer: GITLAB_DOT_COM, projects: [] }).trust).toEqual(trust);
  expect(identity?.prepare()(jobToken({ aud: AUDIENCE, project_id: "20" })).admitted).toBe(true);
  expect(identity?.holdings().permissions).toEqual(["Role deployer in namespace web"]);
  expect(identity?.besides?.()).toMatchObject([{ issuer: { url: "https://gitlab.com" } }]);
});

test("documents beside Terraform's are found among all parties", () => {
  expect(
    identityDocuments(clusterOf({}, ["User gitlab:20"])).map(({ identity }) => identity),
  ).toEqual(["rbac.yaml#deploy"]);
});

test("an agent is known by its name", () => {
  const found = identityDocuments(agentStack("ci_access: {instance: {}}"));
  expect(found.map(({ identity, name }) => [identity, name])).toEqual([
    ["gitlab_cluster_agent.production", "production"],
  ]);
});

import {
  KubernetesCluster,
  type KubernetesClusterProps,
  NamespaceRole,
  type NamespaceRoleProps,
} from "../../../lib/constructs/kubernetes";
import {
  branch,
  type FederationStack,
  GitlabGroup,
  type GitlabInstance,
  GitlabProject,
} from "../../../lib/constructs/gitlab";
import { freshStack, synthesized, type TerraformJson } from "../../support/synth";

/** Two projects and a cluster. */
export interface Estate {
  readonly stack: FederationStack;
  readonly group: GitlabGroup;
  readonly web: GitlabProject;
  readonly api: GitlabProject;
  readonly cluster: KubernetesCluster;
}

export const SERVER = "https://kubernetes.example.com:6443";

export function estate(
  stack: FederationStack,
  props: Partial<KubernetesClusterProps> = {},
): Estate {
  const group = new GitlabGroup(stack, "Shop", { path: "shop" });
  const web = new GitlabProject(stack, "Web", { group, path: "web" });
  const api = new GitlabProject(stack, "Api", { group, path: "api" });
  for (const project of [web, api]) {
    project.protectBranch("main", { push: "no one", merge: "maintainer" });
  }
  const cluster = new KubernetesCluster(stack, "Production", {
    name: "production",
    server: SERVER,
    ...props,
  });
  return { stack, group, web, api, cluster };
}

export function freshEstate(gitlab?: GitlabInstance): Estate {
  return estate(freshStack(gitlab).stack);
}

/** A role of the jobs on web's protected main. */
export function deployer(
  { stack, cluster, web }: Estate,
  props: Partial<NamespaceRoleProps> = {},
  id = "WebDeployer",
): NamespaceRole {
  return new NamespaceRole(stack, id, {
    cluster,
    namespace: "web",
    assumedBy: web.jobs({ ref: branch("main") }),
    because: "deploys web",
    ...props,
  });
}

/** Synthesizes an estate with what `build` adds to it. */
export function written(
  build: (estate: Estate) => void,
  props: Partial<KubernetesClusterProps> = {},
): TerraformJson {
  return synthesized((stack) => build(estate(stack, props)));
}

export const PEM = "-----BEGIN CERTIFICATE-----\nMIIB+abc/=\n-----END CERTIFICATE-----\n";

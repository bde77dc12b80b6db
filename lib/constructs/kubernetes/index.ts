export { AgentNamespaceRole, type AgentNamespaceRoleProps } from "./agent-namespace-role";
export { EksAccess, type EksAccessProps } from "./eks-access";
export { type AgentAccess, GitlabAgent, type GitlabAgentProps } from "./gitlab-agent";
export { KubernetesCluster, type KubernetesClusterProps } from "./kubernetes-cluster";
export { NamespaceRole, type NamespaceRoleProps } from "./namespace-role";
export {
  type DeployerProps,
  namespaceDeployer,
  type NamespaceGrant,
  namespaceRule,
  type NamespaceRuleProps,
  namespaceViewer,
  type RbacRule,
} from "./rbac-rules";

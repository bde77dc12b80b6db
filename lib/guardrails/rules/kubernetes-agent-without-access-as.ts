import { type CiAccess, findAgentConfigs } from "../../relying-parties/kubernetes";
import type { Rule } from "../rule";

export const agentWithoutAccessAs: Rule = {
  id: "kubernetes/agent-without-access-as",
  severity: "warning",
  title: "Jobs act as GitLab's agent itself.",
  why: "Without access_as every job that ci_access names has the whole rights of the agent's service account, which installs as cluster administrator; RBAC cannot tell the jobs apart (docs.gitlab.com, user/clusters/agent/ci_cd_workflow).",
  fix: "write access_as: {ci_job: {}} (GitLab Premium) and bind the groups gitlab:project:ID or gitlab:project_env_tier:ID:tier",
  *check({ stacks }) {
    for (const stack of stacks) {
      for (const { access, address, name } of findAgentConfigs(stack)) {
        const own = access.filter(({ accessAs }) => accessAs === "agent");
        if (own.length === 0) continue;
        yield {
          stack: stack.name,
          address,
          message: `jobs of ${own.map(words).join(", ")} act as the agent ${name} itself`,
          given: own.map(words).join(", "),
        };
      }
    }
  },
};

function words({ kind, path }: CiAccess): string {
  return kind === "instance" ? "every project" : kind === "group" ? `group ${path}` : path;
}

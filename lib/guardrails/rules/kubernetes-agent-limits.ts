import { showValue } from "../../core";
import { hasOpaque } from "../../core/opaque";
import {
  type AgentConfig,
  type CiAccess,
  findAgentConfigs,
} from "../../relying-parties/kubernetes";
import type { Rule } from "../rule";

const LIMIT = 500;

export const agentLimits: Rule = {
  id: "kubernetes/agent-limits",
  severity: "error",
  title:
    "An agent's ci_access with more than GitLab reads, or with projects of several top-level groups.",
  why: "GitLab takes up to 500 projects and 500 groups, all below one top-level group; what goes beyond does not work (docs.gitlab.com, user/clusters/agent/ci_cd_workflow).",
  fix: "name groups in the place of projects, and run an agent for each top-level group",
  *check({ stacks }) {
    for (const stack of stacks) {
      for (const config of findAgentConfigs(stack)) {
        for (const [subject, message] of problems(config)) {
          yield { stack: stack.name, address: config.address, message, subject };
        }
      }
    }
  },
};

function problems({ access, name }: AgentConfig): readonly (readonly [string, string])[] {
  const count = (kind: CiAccess["kind"]): number => access.filter((a) => a.kind === kind).length;
  const tops = new Set(
    access
      .filter(({ kind, path }) => kind !== "instance" && !hasOpaque(path))
      .map(({ path }) => showValue(path.split("/")[0] ?? "").toLowerCase()),
  );
  return [
    ...(["project", "group"] as const).flatMap((kind) =>
      count(kind) > LIMIT
        ? [
            [
              kind,
              `the agent ${name} names ${count(kind)} ${kind}s, and GitLab reads ${LIMIT}`,
            ] as const,
          ]
        : [],
    ),
    ...(tops.size > 1
      ? [
          [
            "top",
            `the agent ${name} names projects of several top-level groups: ${[...tops].join(", ")}`,
          ] as const,
        ]
      : []),
  ];
}

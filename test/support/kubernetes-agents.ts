import { type Stack } from "../../lib/terraform";
import { stackWith } from "./kubernetes";

/** A stack with an agent `production` of project 20 and its configuration, beside other resources and files. */
export function agentStack(
  content: string,
  others: {
    readonly resource?: object;
    readonly files?: Readonly<Record<string, string>>;
    readonly file?: object;
    readonly rest?: object;
  } = {},
): Stack {
  return stackWith(others.files ?? {}, {
    resource: {
      gitlab_cluster_agent: { production: { project: "20", name: "production" } },
      gitlab_repository_file: {
        config: {
          project: "20",
          branch: "main",
          file_path: ".gitlab/agents/production/config.yaml",
          encoding: "text",
          content,
          ...others.file,
        },
      },
      ...others.resource,
    },
    ...others.rest,
  });
}

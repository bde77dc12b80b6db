import type { AccessPath } from "../../access";
import { showValue, type Token } from "../../core";

/** The columns of the map, from people to what they reach. */
export const COLUMNS = ["Directory group", "GitLab role", "Jobs", "Identity", "Resource"] as const;

/** Something in one column of the map. */
export interface MapNode {
  readonly label: string;
  /** What tells it from others with the same label; may be empty. */
  readonly detail: string;
  /** Whether no directory group explains it. */
  readonly unexplained?: boolean;
}

/** What a path passes through, column by column; several resources, or none. */
export function nodesOf(path: AccessPath, isManyStacks: boolean): readonly (readonly MapNode[])[] {
  const { group, resources } = path;
  return [
    [
      group === null
        ? {
            label: "no directory group",
            detail: "nothing in the directory ends it",
            unexplained: true,
          }
        : { label: group, detail: "" },
    ],
    [roleNode(path)],
    [{ label: projectWords(path.project), detail: jobDetail(path.witness) }],
    [identityNode(path, isManyStacks)],
    [...new Set(resources)].map((line) => ({ label: line, detail: "" })),
  ];
}

/** The node of an identity, on a path or on none. */
export function identityNode(
  { identityName, identity, stack }: Pick<AccessPath, "identityName" | "identity" | "stack">,
  isManyStacks: boolean,
): MapNode {
  return { label: identityName, detail: isManyStacks ? `${identity} in ${stack}` : identity };
}

function roleNode({ group, role, gitlabGroup, project }: AccessPath): MapNode {
  const unexplained = group === null ? { unexplained: true } : {};
  if (role === "anybody")
    return { label: role, detail: "who can create a project", ...unexplained };
  return { label: role, detail: `in ${gitlabGroup ?? project}`, ...unexplained };
}

function projectWords(project: string): string {
  if (project === "*") return "any project";
  return project.endsWith("/*") ? `any project in ${project.slice(0, -2)}` : project;
}

/** One job of the path in words: `such as protected branch main, environment production`. */
function jobDetail(witness: Token): string {
  const text = (claim: string): string => {
    const value = witness[claim];
    return typeof value === "string" ? showValue(value) : "";
  };
  const flag = text("ref_protected") === "true" ? "protected" : "unprotected";
  const request = text("pipeline_source") === "merge_request_event" ? ["merge request"] : [];
  const environment = text("environment");
  const parts = [
    ...request,
    `${flag} ${text("ref_type") || "ref"} ${text("ref")}`.trim(),
    ...(environment === "" ? [] : [`environment ${environment}`]),
  ];
  return `such as ${parts.join(", ")}`;
}
